/// Forms of common words that no stemmer brings together: `felt` and `feel`, `muero` and `morir`. Written as ``Cutter`` gives them.
enum Inflections {
    /// What stands for a form, by the form.
    static func of(_ language: String) -> [String: String] {
        switch language.prefix(2) {
        case "en": english
        case "es": spanish
        default: [:]
        }
    }

    private static let english = table(
        """
        ate eat|eaten eat|became become|began begin|begun begin|bit bite|bled bleed|blew blow|blown blow|bought buy|breath breathe|breaths breathe
        broke break|broken break|brought bring|built build|burnt burn|came come|caught catch|children child|chose choose|chosen choose
        cries cry|cried cry|dealt deal|denied deny|denies deny|died die|dies die|dying die|drank drink|drunk drink|drove drive|driven drive
        eldest old|elder old|fallen fall|fed feed|feet foot|fell fall|felt feel|forgot forget|forgotten forget|fought fight
        found find|froze freeze|frozen freeze|gone go|grew grow|grown grow|heard hear|held hold|hid hide|kept keep|knew know|known know
        laid lay|led lead|lost lose|loss lose|made make|meant mean|men man|met meet|mice mouse|older old|oldest old|overdosed overdose
        paid pay|ran run|rang ring|risen rise|rose rise|said say|sang sing|sat sit|saw see|seen see|sent send|shook shake|shaken shake
        shot shot|slept sleep|snuck sneak|sold sell|spent spend|spoke speak|spoken speak|spun spin|stole steal|stolen steal|stood stand
        stuck stick|swam swim|swelled swell|swollen swell|taken take|taught teach|teeth tooth|thought think|threw throw|thrown throw|told tell
        took take|tore tear|torn tear|tried try|tries try|understood understand|went go|woke wake|woken wake|women woman|won win|wore wear
        worn wear|wrote write|written write|younger young|youngest young|wanna want|gonna go|gotten get
        meds medicine|med medicine|medication medicine|medications medicine|mum mom|mam mom|momma mom|tummy stomach|belly stomach|doc doctor
        docs doctor|hosp hospital|info information|mins minute|hrs hour|wks week|yrs year|yr year|appt appointment|rx prescription
        teenager teen|teenagers teen|kids child|kid child|toddler child|grandma grandmother|granny grandmother|nan grandmother
        grandpa grandfather|granddad grandfather|thru through|tho though|cos because|cuz because|coz because|dads dad|mums mom|addict addict
        suicide suicidal|suicides suicidal
        """)

    private static let spanish = table(
        """
        muero morir|muere morir|mueren morir|muerto morir|muerta morir|murio morir|muriendo morir|morirme morir|morirse morir|muerte morir
        quiero querer|quiere querer|quieren querer|quise querer|puedo poder|puede poder|pueden poder|podemos poder|siento sentir
        siente sentir|sienten sentir|sintio sentir|duermo dormir|duerme dormir|durmio dormir|durmiendo dormir|despierto despertar
        despierta despertar|despierte despertar|pierdo perder|pierde perder|pienso pensar|piensa pensar|pensando pensar|duele dolor|duelen dolor
        doler dolor|tomo tomar|toma tomar|tome tomar|tomado tomar|bebio beber|bebo beber|mato matar|mata matar
        matarme matar|matarse matar|matando matar|respira respirar|respiro respirar|respirando respirar|suicidarme suicidio|suicidarse suicidio
        suicidar suicidio|suicida suicidio|suicidarte suicidio|hablo hablar|habla hablar|siguio seguir|sigue seguir|sigo seguir
        vomito vomitar|vomita vomitar|tiembla temblar|tiemblo temblar|nino nino|nina nino|ninos nino|ninas nino|hija hijo|hijas hijo
        """)

    private static func table(_ lines: String) -> [String: String] {
        var table: [String: String] = [:]
        for pair in lines.split(whereSeparator: { $0 == "|" || $0 == "\n" }) {
            let words = pair.split(separator: " ")
            if words.count == 2, words[0] != words[1] { table[String(words[0])] = String(words[1]) }
        }
        return table
    }
}
