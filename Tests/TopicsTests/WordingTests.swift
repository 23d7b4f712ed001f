import Testing

@testable import Topics

struct WordingTests {
    @Test(arguments: [
        "Do not drive until the next day.", "Never mix it with alcohol.", "If you feel chest pain, call 911.",
        "Tell your doctor about every drug you take.",
        "Please talk to the nurse first.", "Go to the nearest emergency room.", "You should not take it if you are pregnant.",
        "Stop taking it and get help.",
        "Don’t drink alcohol that day.", "Llame al 911.", "No conduzca hasta el día siguiente.", "Pregunte a su médico.",
        "Seek help right away.",
    ]) func `telling the reader what to do is advice`(text: String) {
        #expect(Wording(text).isAdvice)
    }

    @Test(arguments: [
        "Ask the clinic who sends these papers.", "People who never took it were asked.", "The doctor will ask you.",
        "Should I tell my doctor?",
        "Some people do not take it.", "The nurse may call you.", "It can stop pain.", "Send copies of your records.", "Take your time.",
    ]) func `what only tells is not`(text: String) {
        #expect(!Wording(text).isAdvice)
    }

    @Test(arguments: [
        "It may help.", "It might not.", "It is not known if it helps.", "A clinic says it helps.", "In mice, it grew new links.",
        "One study found more.",
        "Puede ayudar.", "No está claro.", "Does it help?", "Quizá ayude.",
    ]) func `a careful sentence is hedged`(text: String) {
        #expect(Wording(text).isHedged)
    }

    @Test(arguments: ["It helps.", "Studies show that it works.", "It was sold in May 2023.", "Ayuda a todos.", "The mayor took it."])
    func `a sure sentence is not`(text: String) {
        #expect(!Wording(text).isHedged)
    }
}
