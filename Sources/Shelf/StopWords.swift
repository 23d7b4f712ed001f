/// Words so common in a language that they say nothing about what is asked. Written as ``Cutter`` gives them.
///
/// Words that carry sense in a question about health stay out of the list: before, after, not, without, off, more.
enum StopWords {
    static func of(_ language: String) -> Set<String> {
        switch language.prefix(2) {
        case "en": english
        case "es": spanish
        default: []
        }
    }

    /// Words that a phrase of the synonym table is the same without.
    static func fillers(of language: String) -> Set<String> {
        switch language.prefix(2) {
        case "en": englishFillers
        case "es": spanishFillers
        default: []
        }
    }

    /// Ways to say no.
    static func denials(of language: String) -> Set<String> {
        switch language.prefix(2) {
        case "en": englishDenials
        case "es": spanishDenials
        default: []
        }
    }

    /// Words before which `to` was meant to be `too`.
    static func excesses(of language: String) -> Set<String> {
        language.hasPrefix("en") ? words("much many far high low strong fast big late often") : []
    }

    private static let englishFillers: Set<String> = words(
        """
        a an the i im ive id ill me my mine we us our you your youre u ur it its this that these those there theres is are am be been being was
        were do does did has have had will would shall should could may might must to of for and or but so just really very please some
        any at by into than then as if let lets about from also actually basically literally simply lately currently ever still
        """)

    private static let spanishFillers: Set<String> = words(
        """
        a al de del el la las lo los un una unas unos mi mis me se te tu tus su sus le les que y o e u es son esta estan estoy este esto ese eso
        esa en por para con como muy tan pues ya ha he han hay fue era ser estar tengo tiene
        """)

    private static let englishDenials: Set<String> = words(
        """
        no not dont doesnt didnt isnt arent wasnt werent wont cant cannot couldnt wouldnt shouldnt hasnt havent hadnt never aint nothing without
        unable neither nobody dnt cnt
        """)

    private static let spanishDenials: Set<String> = words("no nunca jamas sin nada ni tampoco nadie")

    private static let english: Set<String> = words(
        """
        a about all also am an and any are arent as at be because been being but by can could couldnt did didnt do does doesnt doing
        dont each for from get gets getting give given go goes got had has hasnt have havent having he her here hers him his how
        however i id if im in into is isnt it its ive just know let lets like many me might much my no of on one or other our ours
        please really s shall she should so some such t tell than that thats the their theirs them then there theres these they
        theyre thing things this those to too u us very was wasnt we were what whats when where which who whom whose why will with
        would wouldnt yes you your youre yours
        """)

    private static let spanish: Set<String> = words(
        """
        a al algo alguien algun alguna algunas alguno algunos ante aquel aquella asi aun aunque cada como con cosa cosas cual cuales
        cuando de del desde donde e el ella ellas ellos en entonces era eran eres es esa esas ese eso esos esta estaba estan estar
        estas este esto estos estoy fue fueron ha haber habia hace hacer hago han hasta hay he la las le les lo los me mi mis mucha
        muchas mucho muchos muy nada ni nos nosotros o otra otras otro otros para pero por porque puede pueden puedo pues que quien
        quienes se sea ser si sido sin sobre sois somos son soy su sus tal tan te tengo ti tiene tienen tu tus u un una unas uno unos
        usted ustedes va van y ya yo
        """)

    private static func words(_ list: String) -> Set<String> { Set(list.split { $0 == " " || $0 == "\n" }.map(String.init)) }
}
