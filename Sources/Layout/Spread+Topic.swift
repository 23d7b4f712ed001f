import Surface
import Topics

extension Spread {
    /// A topic as its pane shows it: title, notices, summary, next step, text, questions to ask, related topics, review dates.
    ///
    /// The review dates are the item ``Target/about``. ``headings`` are those of the text, then those of the questions and of the related topics. Statements are numbered in the
    /// text alone; summary, next step and questions have none.
    ///
    /// - Parameters:
    ///   - today: decides whether the review is overdue, which is then said at the top; nil says nothing.
    /// - Complexity: O(*n*) in the length of the topic, at any width.
    public static func topic(_ page: Page, width: Int, words: Words, today: Day?) -> Spread {
        var setter = TopicSetter(page, width: width, words: words)
        let topic = page.topic
        setter.maker.title(topic.title)
        setter.maker.blank()
        for notice in notices(of: page, words: words, today: today) {
            setter.maker.text(notice, .boxWarning)
            setter.maker.blank()
        }
        setter.maker.text(setter.runs(topic.summary))
        setter.maker.blank()
        if !topic.nextStep.isEmpty {
            let step = setter.runs(topic.nextStep)
            setter.maker.labelled([Run(words[.nextStep], .strong)], step)
            setter.maker.blank()
        }
        setter.set(topic.blocks)
        if !topic.questions.isEmpty {
            setter.maker.blank()
            setter.heading(words[.questionsToAsk])
            for (index, question) in topic.questions.enumerated() {
                setter.maker.marked(Run("•", .muted), columns: 2) { $0.text([Run(question, .question, target: .question(index))]) }
            }
        }
        if !page.related.isEmpty {
            setter.maker.blank()
            setter.heading(words[.relatedTopics])
            for heading in page.related {
                setter.maker.marked(Run("•", .muted), columns: 2) {
                    $0.text([Run(heading.title, .link, target: .topic(heading.id, anchor: nil))])
                }
            }
        }
        setter.maker.blank()
        let dates = words[.reviewLine, ["reviewed": topic.reviewed.description, "due": topic.reviewDue.description]]
        setter.maker.text([Run(dates, .link, target: .about)])
        return setter.maker.spread
    }

    /// What a reader must know before the text: that its review is overdue, that it is older than what it was translated from,
    /// that a source was withdrawn or replaced. One sentence or two each.
    public static func notices(of page: Page, words: Words, today: Day?) -> [String] {
        var notices: [String] = []
        if let today, today > page.topic.reviewDue {
            notices.append(words[.reviewOverdue, ["due": page.topic.reviewDue.description]])
        }
        if page.isOlderThanOriginal, let original = page.original {
            notices.append(words[.translationOld, ["date": original.reviewed.description]])
        }
        var seen: Set<String> = []
        for (index, cited) in page.citations.enumerated()
        where (cited.source.retracted != nil || cited.source.supersededBy != nil) && seen.insert(cited.source.id).inserted {
            let number = String(index + 1)
            if let day = cited.source.retracted {
                notices.append(words[.sourceRetracted, ["number": number, "title": cited.source.title, "date": day.description]])
            }
            if cited.source.supersededBy != nil {
                notices.append(words[.sourceSuperseded, ["number": number, "title": cited.source.title]])
            }
        }
        return notices
    }
}
