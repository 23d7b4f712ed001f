extension Library {
    /// A topic with all that its screen shows beside the text, put together from the whole library.
    ///
    /// Citations of findings that do not exist are left out of ``Page/citations``; the check reports them.
    public func page(of topic: Topic) -> Page { Page(topic: topic, sectionTitle: topic.section) }
}
