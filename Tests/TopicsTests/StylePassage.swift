/// A passage of the shipped library as it once stood, without figures, which GNU `style` does not count as words, and without colons, at which
/// it ends sentences; and what `style` 1.11 (Debian's `diction`) said of it. Recorded with `style < passage`; the tests do not run it.
struct StylePassage {
    var words: Int
    var sentences: Int
    var kincaid: Double
    var text: String

    static let all = [
        StylePassage(
            words: 133, sentences: 12, kincaid: 5.0,
            text: """
                Anesthesia is still the only approved use of ketamine itself. The FDA has not approved ketamine for depression, \
                anxiety, PTSD or any other mental health condition. It says it has not checked whether ketamine is safe or works for \
                them. Doctors may prescribe an approved drug for a use that is not approved, and this is called off-label use. It is a \
                normal part of medicine, and it is allowed. Off-label does not mean illegal. It does mean that the FDA has not judged \
                the proof for that use. Esketamine nose spray (Spravato) is a different drug from ketamine. Spravato is not approved \
                for children or teens. It has not been shown to prevent suicide. In danger, see Get help now. A company has asked the \
                FDA to approve a generic ketamine, KETAFREE.
                """),
        StylePassage(
            words: 138, sentences: 16, kincaid: 3.8,
            text: """
                Yes, with a prescription. This page tells the main rules in the US, and it is not legal advice. It has an approved \
                medical use, and it can be misused. The rule covers the mirror-image forms too. So esketamine is Schedule III as well. \
                Why was it added? Many were break-ins at animal clinics. Doctors may give ketamine for surgery. They may also \
                prescribe it off-label, for a use the FDA has not approved. That is allowed. See Is it FDA approved? Federal law makes \
                it a crime to have a controlled drug without a valid prescription. Do not let fear of the law stop you in an \
                emergency. State rules may be stricter. Without that rule, at least one visit in person is needed in most cases. Ask \
                what will happen after the end of the year.
                """),
        StylePassage(
            words: 116, sentences: 11, kincaid: 4.2,
            text: """
                A no can feel like a blow when you are ill. Start with the notice you hold, and go by its dates. Most private plans \
                must give you the reason in writing. Ask the clinic whether a paper was missing and can be sent in. If the plan says \
                no again, you can ask for an outside review, called an external review. The maker's foundation may give free medicine \
                to people with no insurance and a low income. It cannot be used with Medicare, Medicaid, TRICARE or VA coverage. See \
                What does it cost? Do not stop your other medicines because of a denial. Ask what else can help now. See Other \
                treatments to ask about.
                """),
        StylePassage(
            words: 148, sentences: 11, kincaid: 7.1,
            text: """
                Call and check your own plan, since rules differ by state and change. Medicare usually does not pay for ketamine \
                infusions for depression, since that use is not approved. For Spravato, Medicare Part B has its own billing codes. One \
                Medicare contractor pays only for depression that has not got better with other treatment, and only at certified \
                sites. Ask about the rules where you live. The VA offers esketamine to veterans with severe depression. It is given \
                only in certified VA clinics, and you cannot take it home. The guideline of the VA and the Defense Department calls \
                ketamine or esketamine an option only after several treatments have failed. Bring a list of what you have tried. You \
                do not need to be signed up with the VA. The maker's savings program is for private insurance and cannot be used with \
                Medicare, Medicaid, TRICARE or VA coverage.
                """),
        StylePassage(
            words: 125, sentences: 11, kincaid: 3.9,
            text: """
                Use them to know what to ask, as they change each year. A course over some weeks may cost several thousand dollars. \
                Patients usually pay for drips themselves. With insurance you may pay far less, since some insurers cover Spravato \
                when their rules are met. See Will insurance pay? They are not FDA-approved, and use at home without watching carries \
                more risk. Ask about the interest before you sign a payment plan. Ask what the first check-up and lab tests cost. \
                Count in the ride home and a day off work too, since you may not drive until the next day. Boosters and talking \
                therapy can come on top. Ask what you get for a high price, because it does not mean a better treatment.
                """),
        StylePassage(
            words: 138, sentences: 12, kincaid: 4.5,
            text: """
                High doses can bring dream-like states, visions and confusion, up to being unable to move. In a k-hole, mind and body \
                seem to come apart. The person can do nothing about it, and it can be very scary. Most k-holes pass soon. In some \
                people, the feeling of being cut off lasts longer, and so can signs of psychosis. Being numb can lead to accidents and \
                serious injury. Too much ketamine can also make a person pass out and can make breathing dangerously slow. Mixing \
                makes it worse. With opioids or benzodiazepines, ketamine can cause deep sleep, slow breathing, coma and death. With \
                alcohol, too, a person is more likely to pass out or stop breathing. Did this happen to you? Ask for medical help \
                right away if you still see or hear things that are not there.
                """),
        StylePassage(
            words: 136, sentences: 16, kincaid: 1.5,
            text: """
                Not all sources are equal. A label, a large trial and an advertisement can all sound sure. So we show you what each \
                one is. Laws, prices and phone numbers have no such grade. Each finding has a verdict. Supported means it holds. \
                Overstated means there is something in it, but it goes too far. Outdated means it was right once. Wrong means it is \
                not so. Unclear means nobody can tell. If a finding does not hold, we show it only in a box and say what is true. \
                Whole means we read all of it. Excerpt means we read a part, such as the summary. Copy means we saw only a copy or a \
                report. Only the five documents this guide started from were read whole. A fair trial hides who gets the drug.
                """),
        StylePassage(
            words: 135, sentences: 16, kincaid: 3.6,
            text: """
                The helpline does not give counseling itself. Start with your own doctor. Talk with them about ketamine before you \
                book a clinic, so that other options are weighed too. Spravato is given only in certified places. It is not an \
                emergency line. Veterans can ask the VA, which offers esketamine for severe depression. Look for a place that treats \
                both the drug problem and the mental health trouble beneath it. Read Treatment for ketamine addiction. Use the \
                questions on this page. Also ask how the staff were trained and how they handle emergencies. A place that promises a \
                cure is one to leave. See Choosing a clinic. Is the first place full? Ask it for another. Ask to be on the waiting \
                list, and keep calling. Ask a friend to make the calls with you.
                """),
        StylePassage(
            words: 132, sentences: 11, kincaid: 4.9,
            text: """
                Ketamine and esketamine can be misused and can cause dependence. The boxed warning on Spravato names abuse and misuse. \
                The label also tells of tolerance after long use of ketamine, which means that more is needed for the same effect. \
                People who have had a drug problem before may be at greater risk. So tell the team before treatment. Many people who \
                use it daily may have tried to stop and failed. We found no good count of how many patients become addicted. Spravato \
                is given only in a certified setting and cannot be taken home. If the effect seems to fade, talk with your doctor \
                before you change anything. Do you take ketamine on your own to treat low mood? Heavy use over a long time may itself \
                bring on depression.
                """),
        StylePassage(
            words: 139, sentences: 10, kincaid: 5.8,
            text: """
                In studies, ketamine may bring on signs of psychosis (losing touch with what is real), both in healthy people and in \
                people with schizophrenia. A k-hole after a high dose mostly passes soon. In some people, feeling cut off lingers and \
                signs of psychosis may go on. The label for ketamine lists reports of mental problems that lasted days to weeks. The \
                Spravato label tells doctors to check carefully for psychosis first, since the drug can make people feel cut off. See \
                also Ketamine and schizophrenia. It is not clear when ketamine may set off mania, but it should be treated as a \
                possible harm. In studies of bipolar depression the risk may be very small, but cases have been reported. Case reports \
                cannot show how often it happens. Tell your doctor about these signs, because mania harms judgment.
                """),
        StylePassage(
            words: 127, sentences: 10, kincaid: 6.3,
            text: """
                Not everyone gets side effects, but some of them need medical care. In studies of ketamine for depression, common \
                effects may include headache, dizziness, dissociation, higher blood pressure, blurred vision and anxiety. The maker of \
                Spravato also lists nausea, sleepiness, a spinning feeling, numbness, low energy, vomiting and feeling drunk. Most of \
                this passed the same day. Most studies of ketamine for depression did not look for long-term harm. So repeated \
                treatment may carry risks that we do not know yet. Headache, dizziness and nausea came up most. That study was paid \
                for by the maker and had no comparison group. Call the clinic if a side effect lasts into the next day. Tell staff at \
                once about chest pain, trouble breathing or a sudden bad headache.
                """),
        StylePassage(
            words: 140, sentences: 11, kincaid: 5.9,
            text: """
                Wanting to stop takes courage, and ketamine is being studied as a help. It is not approved for alcohol or drug \
                problems. But the number who went back to drinking did not differ, so it may not keep people sober. A larger UK trial, \
                MORE-KARE, gives three drips with therapy or with lessons about alcohol. No medicine is approved for cocaine \
                addiction. Ketamine is not approved for it either. Ketamine can itself be misused and lead to dependence. People who \
                have had a problem with drugs before may be at greater risk. Tell the care team about any problem with alcohol or \
                drugs, now or in the past. How therapy and ketamine work together has been little studied, so it may or may not add to \
                the effect. More research is needed before ketamine becomes a usual part of care.
                """),
        StylePassage(
            words: 136, sentences: 12, kincaid: 5.1,
            text: """
                Living with constant fear wears you out, and quick relief sounds good. But the FDA has not approved ketamine for any \
                anxiety disorder. So ketamine might help some people for a short time, and nobody knows yet for whom. Ketamine may \
                itself make you anxious, dizzy or cut off for a time. Read about side effects first. Do you take a calming pill such \
                as Xanax (a benzodiazepine)? Never stop it on your own, because stopping suddenly can cause seizures that threaten \
                life. Such pills may also make ketamine work less. That is for the doctor who prescribes them to weigh, and not for \
                you alone. For many people, talking therapy together with medicine works best. Cognitive behavioral therapy (CBT) has \
                the most research behind it. It can work just as well by video or phone.
                """),
        StylePassage(
            words: 137, sentences: 10, kincaid: 6.3,
            text: """
                This page is about the low times of bipolar disorder, once called manic-depressive illness. The FDA has not approved \
                ketamine for any mental illness. There is less research than for ordinary depression, and it is less clear. Ketamine \
                can act fast in the low phase of the illness. Nobody knows well how safe it is to repeat the doses, because most \
                trials in depression did not look for long-term harm. In studies the risk seemed to be very small, but cases have been \
                reported. One more person may have become manic from low doses by mouth. Such reports show that it may happen, and not \
                how often. Tell every ketamine clinic that you have bipolar disorder. Ask a relative or friend to watch with you, \
                because people with severe signs mostly do not look for help themselves.
                """),
        StylePassage(
            words: 135, sentences: 10, kincaid: 5.7,
            text: """
                Pain that does not end is exhausting, and some clinics offer ketamine drips for it. The only use of ketamine that the \
                FDA has approved is anesthesia. So for long-lasting pain it is off-label, which is allowed. It is just as real, but \
                ketamine may not help it. The US pain guideline says that drips may do harm with poorly controlled heart disease, \
                severe liver disease or an active drug problem, and should be avoided. Raised pressure in the head or the eye may be a \
                reason too, or calls for great care. Pregnancy and active psychosis may also speak against it. Do not stop an opioid \
                suddenly or cut it down alone. Give the clinic a list of every medicine, supplement and drug you use. Treatments \
                without drugs should come first in long-lasting pain.
                """),
        StylePassage(
            words: 130, sentences: 13, kincaid: 4.0,
            text: """
                An infusion, or drip, runs into a vein of your arm. The FDA has not approved it for any mental illness. Trials gave up \
                to six infusions in about two weeks. Clinics often give several early on and fewer later. The best plan for boosters \
                is not known, because long-term data are lacking. Clinics describe a reclining chair, a small IV, dim light and music. \
                Staff watch your blood pressure and oxygen. The drip can be stopped at once if you feel unwell. A visit takes about an \
                hour and a half at one clinic, and longer at others. Leave only when staff say that you are ready. You need someone to \
                take you home. Spravato must be given under an FDA safety program. Compounded ketamine has no such program.
                """),
        StylePassage(
            words: 130, sentences: 14, kincaid: 5.7,
            text: """
                When a treatment has failed, it is easy to lose hope. Ask about each of the ways below. Some drugs first made for \
                psychosis are approved as an addition to an antidepressant. Ask about their side effects too. Never stop an \
                antidepressant suddenly. That can cause withdrawal symptoms and bring the depression back. A US guideline ranks \
                neither talking therapy nor medicine first for depression, so either may be your first choice. For PTSD, another one \
                puts certain talking therapies before medicines. You may get a headache or a sore scalp. Seizures are rare. It sends a \
                weak electric current. ECT is a treatment under anesthesia that sets off a brief seizure. In one trial, lasting memory \
                loss was more common after ECT than after ketamine. Read Ketamine or ECT?
                """),
        StylePassage(
            words: 132, sentences: 11, kincaid: 3.8,
            text: """
                You may have heard that ketamine heals PTSD fast. The studies do not agree, and the FDA has not approved it for PTSD \
                or any other mental illness. What do they show together? It was no longer clear after a correction for studies that \
                may be missing. The best plan for doses after that is not known. A web page says that a low dose may weaken hurtful \
                memories. That was seen in mice, so it may not hold for you. Ketamine can make you feel cut off from your body or the \
                world. After a trauma, that could be hard to bear. Some also see frightening things as an anesthetic dose wears off. \
                Tell staff beforehand what helps you to feel safe, and tell them at once if you feel unwell.
                """),
        StylePassage(
            words: 142, sentences: 12, kincaid: 5.6,
            text: """
                More and more clinics open and advertise ketamine. Ask before you trust one. Start with your own doctor or therapist. \
                They can weigh other options with you before you book. Spravato can be given only in a certified place, under a safety \
                program called REMS. Ordinary ketamine has no safety program like that from the FDA. A group of US anesthesiologists \
                warns that clinics and homes may lack monitors, rescue staff and emergency equipment. Ask what yours has. A published \
                guide tells hospitals how to set up an infusion clinic, with screening, staff and monitoring. Ask whether the clinic \
                follows such a guide. You can also ask how the staff were trained, and who will be in the room during and after the \
                drip. Even that page warns that it is not medical advice, and that patients should ask their own doctors.
                """),
        StylePassage(
            words: 131, sentences: 15, kincaid: 1.5,
            text: """
                The first time, the site signs you up for the Spravato safety program, called REMS. It sends a form after each \
                treatment. Ask when it is safe for you to be active again. You sit in a chair that leans back, in dim light with \
                music, and a small tube goes into a vein. Monitors show your blood pressure and oxygen. Others keep you longer. Leave \
                only when staff say that you are ready. It can be strange to feel far away from your body. Read What does it feel \
                like? before you go. Tell the staff if you are scared. Ask them to stay close. Ask for a stop at any time. Nobody has \
                to finish a dose to be polite. Have your ride ready. You may not drive after Spravato or ketamine.
                """),
    ]
}
