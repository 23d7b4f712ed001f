/// A passage of the shipped library as it once stood, the paragraphs with which twenty topics drawn by lot begin, figures and colons and
/// all; and what GNU `style` 1.11 (Debian's `diction`) said of it.
///
/// `style` takes no figure for a word and ends a sentence at a colon. So it was given each figure as the word `ten` and each colon as a
/// comma: `sed -E 's/[0-9]([0-9.,\/]*[0-9])?/ten/g; s/[$%]//g; s/:/,/g' passage | style`. Carrel gets the passage as it stands. The tests do
/// not run `style`.
struct StylePassage {
    var words: Int
    var sentences: Int
    var kincaid: Double
    var text: String

    static let all = [
        StylePassage(
            words: 149, sentences: 9, kincaid: 6.1,
            text: """
                Wanting to stop takes courage, and ketamine is being studied as a help. It is not approved for alcohol or drug \
                problems. In a trial of 96 people with an alcohol problem, three drips may have brought more sober days over 6 months \
                than placebo. Of every 100 days in those 6 months, about 10 more may have been sober. But the number who went back to \
                drinking did not differ, so it may not keep people sober. A larger UK trial, MORE-KARE, gives three drips with therapy \
                or with lessons about alcohol. It was planned to end in July 2026, and we found no result. In a trial of 55 people who \
                all had mindfulness therapy, one drip of ketamine may have helped. In the last 2 weeks, about 48 in 100 may have \
                stayed off cocaine after ketamine, and about 11 in 100 after a calming drug.
                """),
        StylePassage(
            words: 129, sentences: 9, kincaid: 5.3,
            text: """
                There are two clocks: one for the odd feelings, and one for the lift in mood, if it comes. You may feel the first \
                effects between 30 seconds and 20 minutes after a dose. It depends on the way you take it. One web page puts a \
                ketamine high at 45 to 90 minutes. How long it lasts depends on the amount, on your size and on other drugs you took. \
                With Spravato, a chain of clinics says, odd feelings and sleepiness usually peak at about 40 minutes and are mostly \
                gone by 2 hours. Sleepiness can come late or last longer. In healthy adults on esketamine, thinking may also be back \
                to normal by 2 hours. With Spravato, the rise in blood pressure lasts longer, about 4 hours.
                """),
        StylePassage(
            words: 119, sentences: 9, kincaid: 5.5,
            text: """
                If a headline has scared you, you are not alone. Do not change your medicine because of it, and ask a doctor or \
                pharmacist first. In December 2023, a team at Columbia University published a study of male mice. The mice got \
                ketamine every day for 10 days. After that, the mice had fewer dopamine nerve cells in one part of the brain and more \
                in another. The doses given to the mice were well above treatment doses, and came far more often. Two US public bodies \
                paid part of the cost. See Ketamine and schizophrenia if you have or had psychosis. Hopeful stories need the same \
                care: in stressed mice, ketamine brought back lost links between nerve cells.
                """),
        StylePassage(
            words: 154, sentences: 11, kincaid: 5.2,
            text: """
                Ketamine can hurt the bladder, and long, heavy use is linked with ulcers and pain there. An infection can feel much \
                the same, so a urine test can help. Say that you use ketamine, because the main treatment is to stop it. In a survey \
                of 1,285 people who used ketamine outside medicine, about 27 in 100 had at least one sign, and ketamine may be why. \
                More ketamine, or more often, may mean more trouble. People who use it often may have 3 to 4 times the risk. In people \
                with a ketamine problem, it may be far more common: in one survey, 60 in 100 had it. How often it happens at treatment \
                doses is not known. At least one patient who was prescribed ketamine for depression may have had it. The maker lists \
                an inflamed bladder as a possible risk of Spravato. So you should be asked about it during treatment.
                """),
        StylePassage(
            words: 126, sentences: 12, kincaid: 4.8,
            text: """
                Plan a few things ahead. Most of it you can do by phone. Ask which of your medicines to take that morning. One clinic \
                says its team tells each patient which ones. Ask most of all about insulin, diabetes pills and blood pressure pills. \
                Never skip or add one on your own, but ask the prescriber or a pharmacist. Before surgery, doctors give exact \
                instructions on insulin and other diabetes medicines, which may differ from your usual ones. If nobody has told you, \
                ask your doctor before the day. The first line matters most. With those, or with an allergy to either drug, Spravato \
                must not be used. Before Spravato, do not eat for 2 hours or drink for 30 minutes. It can make you vomit.
                """),
        StylePassage(
            words: 117, sentences: 9, kincaid: 5.3,
            text: """
                Pain that does not end is exhausting, and some clinics offer ketamine drips for it. The only use of ketamine that the \
                FDA has approved is anesthesia. So for long-lasting pain it is off-label, which is allowed. US pain societies went \
                through the studies in 2018. Is yours among "most other" pain? It is just as real, but ketamine may not help it. The \
                US pain guideline says to avoid drips in people with poorly controlled heart disease, severe liver disease or an \
                active drug problem. It says the same, or great care, when pressure in the head or the eye is raised. A summary of it \
                adds that pregnancy and active psychosis may be reasons too.
                """),
        StylePassage(
            words: 114, sentences: 12, kincaid: 4.2,
            text: """
                Ketamine is a medicine that puts people and animals to sleep for surgery. The FDA first approved it in 1970. Ketamine \
                is a dissociative drug. At a high enough dose, you can feel cut off from your body and from what is around you. It can \
                also change what you see and hear. Ordinary ketamine is a mix of two molecules, called R and S. Each is a mirror image \
                of the other. Esketamine, sold as Spravato, is only the S half. So they are close relatives, but they are not the same \
                drug. The FDA has approved Spravato for some adults with depression. The two have different rules, prices and proof. \
                See Esketamine.
                """),
        StylePassage(
            words: 128, sentences: 8, kincaid: 6.9,
            text: """
                One web page puts it shortly: the chief safeguard is dosing in a clinic, never at home. US anesthesia doctors say that \
                ketamine should be prescribed only by trained, licensed people who follow you with visits face to face. A society of \
                ketamine clinicians condemns ketamine drips at home without an exam in person. According to one report, a group of US \
                psychiatrists in 2017 strongly advised against giving patients ketamine to use at home on their own. Spravato is never \
                taken home. Compounding makes it very hard to keep the amount the same. In one small trial, about 32 in 100 parts of a \
                dose under the tongue may have reached the blood. When swallowed, it may have been about 23 in 100, and people \
                differed widely.
                """),
        StylePassage(
            words: 156, sentences: 16, kincaid: 3.8,
            text: """
                Yes, with a prescription. This page tells the main rules in the US, and it is not legal advice. Ketamine has been a \
                Schedule III controlled substance since August 12, 1999. It has an approved medical use, and it can be misused. The \
                rule covers the mirror-image forms too. So esketamine is Schedule III as well. Why was it added? The DEA had counted \
                more than 775 reports of theft or abuse since 1992. Many came from break-ins at animal clinics. Doctors may give \
                ketamine for surgery. They may also prescribe it off-label, for a use the FDA has not approved. That is allowed. See \
                Is it FDA approved? Federal law makes it a crime to have a controlled drug without a valid prescription. A first \
                offense can bring up to one year in prison and a fine of at least $1,000. That text is the law as it stood in 2007, \
                and state laws differ.
                """),
        StylePassage(
            words: 142, sentences: 11, kincaid: 5.8,
            text: """
                The FDA approved ketamine as an anesthetic in 1970. Anesthesia is still the only approved use of ketamine itself. The \
                FDA has not approved ketamine for depression, anxiety, PTSD or any other mental health condition. It says it has not \
                checked whether ketamine is safe or works for them. Doctors may prescribe an approved drug for a use that is not \
                approved, and this is called off-label use. It is a normal part of medicine, and it is allowed. Off-label does not \
                mean illegal. But for mental health conditions, the FDA has not checked whether ketamine is safe or works. In the \
                trial behind the last step, about 22 in 100 people had full relief after 4 weeks. On placebo it was about 8 in 100. \
                The label has a strong warning that names five dangers, such as slow breathing and misuse.
                """),
        StylePassage(
            words: 110, sentences: 11, kincaid: 3.4,
            text: """
                The questions to tick stand at the end of this page. Here is why they matter. Why this, and why now? Talk with your \
                own doctor or therapist before you book, so that other options are weighed too. The FDA has not approved ketamine for \
                any mental health condition. Only a close relative, Spravato, is approved for some depression. See Other treatments to \
                ask about. What is the goal? Treatment should have a goal and a planned course. An expert group says it should be \
                clear early how many doses are given before you stop if they do not help. With Spravato, the benefit should be checked \
                after 4 weeks.
                """),
        StylePassage(
            words: 133, sentences: 9, kincaid: 5.5,
            text: """
                You may have read that ketamine heals the brain, or that it harms it. Much of that comes from mice, and what happens \
                in mice does not tell what happens in people. In mice, stress removed tiny points where nerve cells connect, called \
                spines, and ketamine brought them back. The mice acted differently before the new links formed. In these mice, the \
                spines were needed to keep the gain going, not to start it. Dopamine is a messenger that plays a part in movement, \
                mood, sleep and memory. In a study published in December 2023, a team at Columbia University gave male mice ketamine \
                every day for 10 days. The mice then had fewer dopamine cells in one part of the brain, the midbrain. These mice had \
                more in another part, the hypothalamus.
                """),
        StylePassage(
            words: 118, sentences: 11, kincaid: 4.1,
            text: """
                Spravato: Blood pressure peaks about 40 minutes after the dose. The rise lasts about 4 hours. It can come after any \
                dose, even if earlier ones were fine. In trials, between 8 and 19 in 100 people on Spravato had a big jump. On placebo \
                it was 1 to 4 in 100. A big jump meant at least 40 points in the upper number or 25 in the lower one. Ketamine for \
                surgery: At these doses blood pressure goes up by about 10% to 50%. It mostly comes down within about 15 minutes. A \
                fast heart can come too. Stimulants and MAOI antidepressants can raise it further. So can drugs that tighten blood \
                vessels or speed the heart.
                """),
        StylePassage(
            words: 129, sentences: 10, kincaid: 4.4,
            text: """
                The first time, the site signs you up for the Spravato safety program, called REMS. It sends a form after each \
                treatment. Blood pressure stays up for about 4 hours, so it may still be high when you leave. Ask when it is safe for \
                you to be active again. Clinics tell much the same: you sit in a chair that leans back, in dim light with music, and a \
                small tube goes into a vein. Monitors show your blood pressure and oxygen. The drip takes about 40 minutes, but for \
                lasting pain it may take hours. Spravato must be given under a strict safety program of the FDA, and ketamine clinics \
                have less oversight, a news report says. So clinics may differ. Ask how yours will watch you.
                """),
        StylePassage(
            words: 149, sentences: 10, kincaid: 4.5,
            text: """
                OCD can take hours from each day, and waiting for relief is hard. The FDA has not approved ketamine for OCD. In one \
                trial, 15 people with OCD took part. Of those who got one dose into a vein, half may have been better a week later, \
                and none on placebo. But 15 people may be too few to settle it. A review looked for proper trials and found just one \
                in OCD. A review of 2024 put several studies together: scores may have dropped by about 8 points on a 40-point scale. \
                It mixed small trials of different kinds, so this may not be the true effect. The trial tested one dose and looked a \
                week later, so it is unknown whether more doses would help for longer. We do not know whether it is safe for years: \
                most trials in depression did not look for long-term harm.
                """),
        StylePassage(
            words: 111, sentences: 10, kincaid: 4.5,
            text: """
                You are not the only one. In a survey of 274 people with a ketamine problem, 56 in 100 may never have looked for \
                treatment. Treatment can help a person recover and stay off ketamine for the long term. Addiction centers can treat \
                the drug problem and the mental health trouble beneath it. A talking therapy called CBT helps in drug and alcohol \
                problems in general, alone or with other care. Ask who offers it near you. Stopping may bring cravings, low mood, \
                anxiety and a short temper. In the same survey, about 71 in 100 people may have had cravings. Ask for medical help \
                when you stop. See Stopping ketamine.
                """),
        StylePassage(
            words: 112, sentences: 10, kincaid: 5.4,
            text: """
                More and more clinics open and advertise ketamine. You may ask each of them hard questions before you trust one. Start \
                with your own doctor or therapist. They can weigh other options with you before you book. Spravato can be given only \
                in a certified place, under a safety program called REMS. You must be watched for at least 2 hours. Compounded \
                ketamine has no safety program like that from the FDA. A news report says that clinics for ketamine drips have far \
                less oversight than places that give Spravato. A group of US anesthesiologists warns that clinics and homes may lack \
                monitors, rescue staff and emergency equipment. Ask what yours has.
                """),
        StylePassage(
            words: 112, sentences: 11, kincaid: 3.8,
            text: """
                ECT is given under anesthesia. While you sleep, doctors set off a short seizure in the brain. A ketamine infusion is a \
                drip through an IV line in your arm. The FDA has authorized ECT for depression. It has not approved ketamine for that. \
                Why do they differ? The patients were not the same, and "much better" asks for less than "full relief". ELEKT-D also \
                has limits: people knew which treatment they got, and ECT began in a milder form. It compared the two over 3 weeks \
                only. On another scale the gap was smaller, about 51 and 41 in 100. The trial was not built to prove that ketamine is \
                better.
                """),
        StylePassage(
            words: 105, sentences: 9, kincaid: 6.7,
            text: """
                Stopping or changing a medicine on your own can be dangerous. Stopping a benzodiazepine suddenly can cause seizures \
                that threaten life. It must be lowered slowly, with the person who prescribes it. Of the ketamine cases that US poison \
                centers handled, about 15 in 100 involved benzodiazepines. About 10 in 100 involved alcohol, and about 9 in 100 \
                opioids. Stimulants put more strain on the heart and can bring on anxiety. Drugs that tighten blood vessels or speed \
                the heart can add to the rise in blood pressure. Tell the team about stimulants and MAOI antidepressants. Name herbs, \
                supplements, cannabis and street drugs as well.
                """),
        StylePassage(
            words: 135, sentences: 9, kincaid: 6.0,
            text: """
                An infusion, or drip, runs into a vein of your arm. The FDA has not approved it for any mental illness. A doctor may \
                still prescribe it: this is called off-label, and it is allowed. In a large trial in depression, staff gave 0.5 mg for \
                each kilogram of body weight, slowly over 40 minutes. This is never a dose to take yourself, or in another form: \
                compounded ketamine at home has added risk. Another trial compared doses in 99 people: 0.5 and 1.0 mg per kilogram may \
                have done better than a sedative, and for 0.1 mg it was not clear. A trial gave up to six infusions in about two \
                weeks. Clinics often give several early on and fewer later. The best plan for boosters is not known, because long-term \
                data are lacking.
                """),
    ]
}
