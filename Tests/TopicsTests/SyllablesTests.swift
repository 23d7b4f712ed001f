import Testing

@testable import Topics

struct SyllablesTests {
    /// Words with a hyphen between their syllables.
    private static let divided = """
        ket-a-mine es-ket-a-mine an-es-thet-ic de-pres-sion doc-tor med-i-cine nurse pa-tient pa-tients clin-ic treat-ment brain blood
        pres-sure heart blad-der u-rine kid-ney liv-er stom-ach nau-se-a vom-it diz-zy diz-zi-ness sleep sleep-y pain anx-i-e-ty anx-ious
        pan-ic mood a-lone drug drugs al-co-hol o-pi-oid o-pi-oids ben-zo-di-az-e-pine dis-so-ci-a-tion dis-so-ci-a-tive hal-lu-ci-nate
        mem-o-ry think-ing think feel feel-ing feel-ings used use us-es us-ing dos-es dose take takes tak-en tak-ing need need-ed needs
        treat-ed want-ed helped helps help changed chan-ges change caus-es caus-ing caused cause nose nos-es spray sprays in-jec-tion
        in-tra-ve-nous in-tra-mus-cu-lar o-ral loz-enge loz-en-ges tab-let vein ap-proved ap-prove ap-prov-al a-gen-cy fed-er-al
        gov-ern-ment le-gal il-le-gal pre-scrip-tion pre-scribed con-trolled sub-stance sched-ule law his-to-ry year years month months
        week weeks day days hour min-ute min-utes sec-ond num-ber per-cent out ten three sev-en peo-ple per-son a-dult a-dults child
        chil-dren preg-nant preg-nan-cy ba-by breast-feed-ing moth-er fam-i-ly friend friends safe safe-ty safe-ly risk risks se-ri-ous
        com-mon rare rare-ly side ef-fect ef-fects e-mer-gen-cy call am-bu-lance hos-pi-tal su-i-cide su-i-cid-al cri-sis line text
        thought thoughts die died death harm o-ver-dose breath breathe breath-ing breathed con-scious un-con-scious re-search re-search-er
        stud-y stud-ies tri-al tri-als mice mouse an-i-mal an-i-mals hu-man ev-i-dence sci-ence sci-en-tist re-sult re-sults re-view
        re-port re-ports re-port-ed news ar-ti-cle page web-site com-pa-ny ad-ver-tise-ment claim claims claimed wrong right un-clear
        cer-tain cer-tain-ty mon-ey cost costs price pric-es in-sur-ance pay paid pays cov-er cov-ered free sav-ings mil-lion bil-lion
        dol-lars thou-sand ask asks asked ques-tion ques-tions an-swer an-swers tell told talk talk-ing be-fore af-ter dur-ing while
        be-tween a-bout with-out be-cause how-ev-er al-though some-times some-one an-y-one ev-ery-one noth-ing some-thing an-y-thing else
        oth-er an-oth-er dif-fer-ent sim-i-lar im-por-tant pos-si-ble im-pos-si-ble li-ble a-ble un-a-ble ta-ble lit-tle sin-gle sim-ple
        peo-ples re-cep-tor glu-ta-mate do-pa-mine se-ro-to-nin neu-ron neu-rons nerve cell cells con-nec-tion con-nec-tions sig-nal
        chem-i-cal pro-tein psy-chi-a-trist psy-chi-a-try psy-cho-sis schiz-o-phre-ni-a ma-ni-a bi-po-lar dis-or-der symp-tom symp-toms
        di-ag-no-sis ther-a-py ther-a-pist car driv-ing drive work school ma-chine bi-cy-cle home house room chair bed lie ly-ing ris-ing
        eye eyes ear ears taste high-er low-er low-est great-er big-ger small-er few-er fast slow slow-ly quick-ly be-gins be-gan start-ed
        stopped stop-ping lasts last-ed quit qui-et qui-et-ly flu-id cre-ate cre-at-ed re-act re-ac-tion i-de-a a-re-a me-di-a ra-di-o
        vid-e-o pe-ri-od ex-pe-ri-ence vi-o-lence tol-er-ance de-pend-ence ad-dic-tion ad-dict-ed ad-dic-tive mis-use a-buse with-draw-al
        crav-ings street pow-der mixed mix-ing re-li-a-ble var-i-a-ble var-y var-ies car-ried car-ry wor-ried wor-ry try-ing tries cried
        dried ap-plied rhyth-m spas-m mech-a-nis-m or-gan-is-m prob-lem sys-tem au-tis-m did-n't is-n't does-n't can't don't could-n't
        be-yond play-er en-joy buy-ing stay-ing lay-er roy-al loy-al em-ploy-er fu-el u-su-al u-su-al-ly ac-tu-al ac-tu-al-ly an-nu-al
        man-u-al grad-u-al-ly vir-tu-al sex-u-al val-ue val-ues con-tin-ue con-tin-ues con-tin-ued is-sue res-cue ar-gue league tongue
        fa-tigue care-ful care-ful-ly use-ful use-less home-less move-ment state-ment state-ments base-ment el-e-ment sup-ple-ment
        sup-ple-ments im-ple-ment man-age-ment ba-sic ba-sics phase phas-es dis-ease dis-eas-es fa-ces size si-zes ed-ges max-es watch-es
        watched wish-es wished la-bel la-beled trou-ble trou-bled han-dled set-tled called pulled on-go-ing do-ing go-ing be-ing see-ing
        spe-cial so-cial of-fi-cial es-pe-cial-ly i-ni-tial par-tial-ly na-tion-al re-gion re-li-gious vi-sion op-er-ate co-op-er-ate
        vac-uum mu-se-um nu-cle-us nu-cle-ar lin-e-ar hos-pi-tal-ized an-es-the-si-ol-o-gist phar-ma-cy phar-ma-cist phy-si-cian
        pe-di-a-tric ra-di-a-tion e-val-u-ate e-val-u-a-tion sit-u-a-tion di-et di-a-be-tes thy-roid ste-roid choice voic-es noise point
        join-ing soy ma-jor-i-ty mi-nor-i-ty qual-i-ty so-ci-e-ty va-ri-e-ty a-gree a-greed a-grees dis-a-gree guar-an-tee em-ploy-ee
        lan-guage guess guide guid-ance guilt-y dis-tin-guish pen-guin quick e-quip-ment fre-quent fre-quent-ly re-quest re-quire
        re-quires re-quired se-quence con-se-quence young-er lon-ger hun-gry an-gry cured scared fired hired tired-ness sub-li-min-al
        to-geth-er through e-nough hab-it hon-est help-line in-side dead-line be-have ob-serve po-ta-to knife knives e-ven-ing pur-pose
        nec-es-sar-y vol-un-teer ves-sels i-ron weight height neigh-bor suit-a-ble squeeze u-nique tech-nique ma-te-ri-al in-di-vid-u-al
        hu-mid-i-ty de-gree cof-fee tea sea re-al-i-ty plea-sure trea-sure cre-a-tive o-cean an-cient suf-fi-cient ef-fi-cien-cy pa-tience
        au-di-ence o-be-di-ent in-gre-di-ent a-li-en or-i-ent nu-tri-ent re-cip-i-ent qui-et-er ear-li-er eas-i-er eas-i-est health-i-er
        car-ri-er bar-ri-er sol-dier fu-ri-ous cu-ri-ous pre-vi-ous ob-vi-ous var-i-ous in-fec-tious sus-pi-cious con-ta-gious grad-u-ate
        e-qual e-qual-ly quar-ter quan-ti-ty ad-e-quate per-suade wheth-er nei-ther ei-ther cei-ling re-ceive be-lieve be-lief re-lief
        re-lieve pe-o-ny the-o-ry ge-ol-o-gy ster-e-o neu-ro-lo-gist neu-rol-o-gy bi-ol-o-gy phys-i-ol-o-gy mouths teeth throat rash
        itch-y swol-len swell-ing blurred blur-ry faint faint-ing weak weak-ness numb numb-ness con-fused con-fu-sion
        """

    @Test func `at least 95 of 100 words are counted right`() {
        var syllables = Syllables()
        var wrong: [String] = []
        let words = Self.divided.split(whereSeparator: \.isWhitespace)
        for word in words where syllables.number(in: word.filter { $0 != "-" }) != word.split(separator: "-").count {
            wrong.append(String(word))
        }
        #expect(words.count > 300)
        #expect(wrong.count * 20 <= words.count, "counted wrong: \(wrong)")
    }

    @Test func `capitals said one by one count each`() {
        var syllables = Syllables()
        #expect(syllables.number(in: "FDA") == 3)
        #expect(syllables.number(in: "PTSD,") == 4)
        #expect(syllables.number(in: "WHO") == 5)
        #expect(syllables.number(in: "IVs") == 2)
        #expect(syllables.number(in: "GABA") == 2)
    }

    @Test func `parts of a hyphened word are added up`() {
        var syllables = Syllables()
        #expect(syllables.number(in: "treatment-resistant") == 5)
        #expect(syllables.number(in: "“long-term”") == 2)
    }

    @Test func `a figure and a mark count one`() {
        var syllables = Syllables()
        #expect(syllables.number(in: "31%") == 1)
        #expect(syllables.number(in: "x") == 1)
    }

    @Test func `apostrophes of either shape are understood`() {
        var syllables = Syllables()
        #expect(syllables.number(in: "didn’t") == 2)
        #expect(syllables.number(in: "don't") == 1)
        #expect(syllables.number(in: "nurse’s") == 1)
    }
}
