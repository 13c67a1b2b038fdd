//! Pages: texts, pictures, templates, typesetting and finished documents.

use super::or_empty;
use crate::diagnostics::{Diagnostic, Origin};

impl Diagnostic {
    /// A finished PDF holds something that its edition may not show.
    ///
    /// `page` is where it was found first; none, if it is in an attachment or a title, or
    /// if the document is not typeset yet.
    pub fn leak(origin: &Origin, document: &str, words: &str, page: Option<usize>) -> Self {
        Self::error("leak", origin)
            .with("document", document)
            .quoting("words", words)
            .with("page", page.unwrap_or_default())
    }

    /// A text that says a number which an edition withholds.
    pub fn withheld_in_text(origin: &Origin, number: &str, cell: &str) -> Self {
        Self::error("withheld-in-text", origin).with("number", number).with("cell", cell)
    }

    /// A text that says what is one subtraction, or one division, from such a number.
    pub fn withheld_by_sum(origin: &Origin, written: &str, cell: &str) -> Self {
        Self::error("withheld-by-sum", origin).quoting("written", written).with("cell", cell)
    }

    /// A text that says something of all of a group that is too small to be counted.
    pub fn withheld_by_words(origin: &Origin, written: &str, cell: &str) -> Self {
        Self::error("withheld-by-words", origin).quoting("written", written).with("cell", cell)
    }

    /// A cell that tells of few people: the editions that print it wait for a reason.
    ///
    /// `about` is how it does, what is written, and the withheld cell or the threshold.
    pub fn ask_few_people(
        origin: &Origin,
        place: (&str, &str),
        about: (&'static str, &str, &str),
        stops: Vec<String>,
    ) -> Self {
        Self::question("ask-few-people", origin, place, &["reason"])
            .for_a_reason(stops)
            .with("kind", about.0)
            .quoting("written", about.1)
            .with("cell", about.2)
    }

    /// Editions that have none of the rows, though there are some: what the settings call
    /// them, who reads them, where the rows are, and their names.
    pub fn ask_empty_edition(
        origin: &Origin,
        called: &[&str],
        (visibility, places): (&str, &str),
        names: &[&str],
    ) -> Self {
        // Another edition is another question.
        let called = called.join("、");
        Self::question("ask-empty-edition", origin, ("", &called), &["empty"])
            .in_any_file()
            .stopping(names.iter().map(|it| (*it).to_owned()).collect())
            .with("editions", called)
            .with("visibility", visibility)
            .with("places", places)
    }

    /// A description of somebody whose words are printed that fits one person.
    pub fn ask_one_person(origin: &Origin, speaker: &str, stops: Vec<String>) -> Self {
        Self::question("ask-one-person", origin, ("", speaker), &["reason"])
            .for_a_reason(stops)
            .quoting("written", speaker)
    }

    /// A text for funders or for everybody that says a small number of people.
    pub fn few_people(origin: &Origin, written: &str, least: u32) -> Self {
        Self::error("few-people", origin)
            .quoting("written", written)
            .with("least", &*least.to_string())
    }

    /// The same in a text for members.
    pub fn few_people_told(origin: &Origin, written: &str, least: u32) -> Self {
        Self::warning("few-people-told", origin)
            .quoting("written", written)
            .with("least", &*least.to_string())
    }

    /// The same, with the reason why it may stand.
    pub fn few_people_kept(origin: &Origin, written: &str, reason: &str) -> Self {
        Self::warning("few-people-kept", origin)
            .quoting("written", written)
            .quoting("reason", reason)
    }

    /// A finished PDF that could not be read back.
    pub fn leak_unchecked(origin: &Origin, document: &str, problem: &str) -> Self {
        Self::error("leak-unchecked", origin).with("document", document).with("problem", problem)
    }

    /// A character that no pinned font has.
    pub fn missing_glyph(origin: &Origin, characters: &str) -> Self {
        Self::error("missing-glyph", origin).with("characters", characters)
    }

    /// A character that somebody drew for a machine of their own (外字).
    pub fn private_glyph(origin: &Origin, characters: &str) -> Self {
        Self::error("private-glyph", origin).with("characters", characters)
    }

    /// What stands for a character that a program could not keep.
    pub fn replaced_character(origin: &Origin, characters: &str) -> Self {
        Self::error("replaced-character", origin).with("characters", characters)
    }

    /// A local image that is not there.
    pub fn markdown_image(origin: &Origin, path: &str) -> Self {
        Self::error("markdown-image", origin).quoting("path", path)
    }

    /// An image that cannot be shown.
    pub fn markdown_image_kind(origin: &Origin, path: &str) -> Self {
        Self::error("markdown-image-kind", origin).quoting("path", path)
    }

    /// An image with more pixels than can be printed, or that says so: its width, its
    /// height and the most pixels that there may be.
    pub fn markdown_image_large(origin: &Origin, path: &str, pixels: [u64; 3]) -> Self {
        let [width, height, most] = pixels;
        Self::error("markdown-image-large", origin)
            .quoting("path", path)
            .with("width", width.to_string().as_str())
            .with("height", height.to_string().as_str())
            .with("most", (most / 10_000).to_string().as_str())
    }

    /// A drawing with an effect that takes long.
    pub fn markdown_image_effect(origin: &Origin, path: &str, effect: &str) -> Self {
        Self::error("markdown-image-effect", origin).quoting("path", path).with("effect", effect)
    }

    /// An image without an alternative text, which PDF/UA asks for.
    pub fn markdown_image_without_text(origin: &Origin, path: &str) -> Self {
        Self::error("markdown-image-without-text", origin).quoting("path", path)
    }

    /// An image that is not in the project.
    pub fn markdown_remote_image(origin: &Origin, path: &str) -> Self {
        Self::warning("markdown-remote-image", origin).quoting("path", path)
    }

    /// A Markdown table that belongs in a data file.
    pub fn markdown_long_table(origin: &Origin, rows: &str, most: &str) -> Self {
        Self::error("markdown-long-table", origin).with("rows", rows).with("most", most)
    }

    /// A Markdown table with more cells than can be set.
    pub fn markdown_large_table(origin: &Origin, cells: usize, most: usize) -> Self {
        Self::error("markdown-large-table", origin)
            .with("cells", cells.to_string().as_str())
            .with("most", most.to_string().as_str())
    }

    /// More footnotes than can be set.
    pub fn markdown_many_notes(origin: &Origin, most: usize) -> Self {
        Self::error("markdown-many-notes", origin).with("most", most.to_string().as_str())
    }

    /// Text in a cell of a table in prose that has no head.
    pub fn markdown_cell_beyond_head(origin: &Origin, text: &str, columns: &str) -> Self {
        Self::warning("markdown-cell-beyond-head", origin)
            .quoting("text", text)
            .with("columns", columns)
    }

    /// A comment in prose that does not end.
    pub fn markdown_open_comment(origin: &Origin) -> Self {
        Self::warning("markdown-open-comment", origin)
    }

    /// A style sheet or a program in prose.
    pub fn markdown_machinery(origin: &Origin, tag: &str) -> Self {
        Self::warning("markdown-machinery", origin).with("tag", tag)
    }

    /// The mark of a frame in prose, which has no meaning here.
    pub fn markdown_frame(origin: &Origin) -> Self {
        Self::warning("markdown-frame", origin)
    }

    /// HTML in prose that has no meaning here.
    pub fn markdown_tags(origin: &Origin, tags: &str) -> Self {
        Self::warning("markdown-tags", origin).quoting("tags", tags)
    }

    /// A footnote that nothing refers to.
    pub fn markdown_unused_note(origin: &Origin, name: &str) -> Self {
        Self::warning("markdown-unused-note", origin).quoting("name", name)
    }

    /// A reference to a footnote that is not there.
    pub fn markdown_unknown_note(origin: &Origin, name: &str) -> Self {
        Self::warning("markdown-unknown-note", origin).quoting("name", name)
    }

    /// A placeholder that names nothing.
    pub fn placeholder_unknown(origin: &Origin, written: &str, near: &str) -> Self {
        Self::error("placeholder-unknown", origin)
            .quoting("written", written)
            .with("near", or_empty(near))
    }

    /// A placeholder for something that the audience may not see.
    pub fn placeholder_hidden(origin: &Origin, written: &str) -> Self {
        Self::error("placeholder-hidden", origin).quoting("written", written)
    }

    /// A template that cannot be rendered.
    pub fn template_error(origin: &Origin, cause: &str) -> Self {
        Self::error("template-error", origin).with("cause", cause)
    }

    /// A section of an outline that has no template.
    pub fn unknown_section(origin: &Origin, name: &str, near: &str, path: &str) -> Self {
        Self::error("unknown-section", origin)
            .quoting("name", name)
            .with("near", or_empty(near))
            .with("path", path)
    }

    /// An outline that the settings name and that is not there.
    pub fn unknown_outline(origin: &Origin, name: &str, near: &str) -> Self {
        Self::error("unknown-outline", origin).quoting("name", name).with("near", or_empty(near))
    }

    /// An outline of the project that no edition names.
    pub fn outline_of_none(origin: &Origin, name: &str, near: &str) -> Self {
        Self::warning("outline-of-none", origin).quoting("name", name).with("near", or_empty(near))
    }

    /// A section that stands in an outline twice.
    pub fn section_twice(origin: &Origin, name: &str) -> Self {
        Self::error("section-twice", origin).quoting("name", name)
    }

    /// A section of the project that no outline names.
    pub fn unlisted_section(origin: &Origin, name: &str, outline: &str, near: &str) -> Self {
        Self::warning("unlisted-section", origin)
            .with("name", name)
            .with("outline", outline)
            .with("near", or_empty(near))
    }

    /// A template of a whole document, of which there is none any more.
    pub fn whole_template(origin: &Origin, kind: &str, blocks: &str) -> Self {
        Self::error("whole-template", origin).with("kind", kind).with("blocks", or_empty(blocks))
    }

    /// A locale file with a mistake.
    pub fn words_syntax(origin: &Origin, cause: &str) -> Self {
        Self::error("words-syntax", origin).with("cause", cause)
    }

    /// A message that a document needs and a locale does not have.
    pub fn missing_words(origin: &Origin, key: &str, language: &str) -> Self {
        Self::error("missing-words", origin).with("key", key).with("language", language)
    }

    /// A standing text that a document needs and no layer has.
    pub fn missing_text(origin: &Origin, path: &str) -> Self {
        Self::error("missing-text", origin).quoting("path", path)
    }

    /// Something that is wrong with the look of a page.
    ///
    /// `said` are the words there and what else is to be said; `at` is where, in mm from
    /// the left and the top.
    pub fn page_fault(
        origin: &Origin,
        fault: &'static str,
        page: usize,
        said: (&str, &str),
        at: Option<(&str, &str)>,
    ) -> Self {
        let (left, top) = at.unwrap_or_default();
        Self::warning("page-fault", origin)
            .with("fault", fault)
            .with("page", page)
            .quoting("words", said.0)
            .quoting("more", said.1)
            .with("left", or_empty(left))
            .with("top", top)
    }

    /// An image that begins as one and cannot be shown.
    pub fn broken_image(origin: &Origin, path: &str, cause: &str) -> Self {
        Self::error("broken-image", origin).with("path", path).with("cause", cause)
    }

    /// A word or a description that is too long for a PDF.
    pub fn word_too_long(origin: &Origin) -> Self {
        Self::error("word-too-long", origin)
    }

    /// An error of the typesetter.
    pub fn typst_error(origin: &Origin, cause: &str, hint: &str) -> Self {
        Self::error("typst-error", origin).with("cause", cause).with("hint", or_empty(hint))
    }

    /// A warning of the typesetter.
    pub fn typst_warning(origin: &Origin, cause: &str, hint: &str) -> Self {
        Self::warning("typst-warning", origin).with("cause", cause).with("hint", or_empty(hint))
    }

    /// A value that a template puts into text without the sign of code.
    pub fn value_as_text(origin: &Origin) -> Self {
        Self::warning("value-as-text", origin)
    }

    /// A font file that is none.
    pub fn unusable_font(origin: &Origin) -> Self {
        Self::error("unusable-font", origin)
    }

    /// A summary that does not fit on its page.
    pub fn more_than_a_page(origin: &Origin) -> Self {
        Self::warning("more-than-a-page", origin)
    }

    /// An audience on the command line that the project does not have.
    pub fn unknown_audience(origin: &Origin, written: &str, known: &str) -> Self {
        Self::error("unknown-audience", origin).quoting("written", written).with("known", known)
    }

    /// An audience on the command line that is several, where one is asked about.
    pub fn audience_of_several(origin: &Origin, written: &str, known: &str) -> Self {
        Self::error("audience-of-several", origin).quoting("written", written).with("known", known)
    }

    /// A language on the command line that the project does not have.
    pub fn unknown_language(origin: &Origin, written: &str, known: &str) -> Self {
        Self::error("unknown-language", origin).quoting("written", written).with("known", known)
    }

    /// Filters that leave no document.
    pub fn nothing_to_make(origin: &Origin) -> Self {
        Self::error("nothing-to-make", origin)
    }

    /// A file of the project's templates that lies over nothing.
    pub fn stray_template(origin: &Origin, near: &str) -> Self {
        Self::warning("stray-template", origin).with("near", or_empty(near))
    }

    /// A word of the project that no template asks for.
    pub fn stray_word(origin: &Origin, key: &str, near: &str) -> Self {
        Self::warning("stray-word", origin).quoting("key", key).with("near", or_empty(near))
    }

    /// A text that no document prints, since its language is not made.
    pub fn unprinted_language(origin: &Origin, language: &str) -> Self {
        Self::warning("unprinted-language", origin).with("language", language)
    }

    /// A story that says of no indicator which one it tells of.
    pub fn unprinted_story(origin: &Origin) -> Self {
        Self::warning("unprinted-story", origin)
    }

    /// A text that no document prints.
    pub fn unprinted_text(origin: &Origin, section: &str) -> Self {
        Self::warning("unprinted-text", origin).with("section", section)
    }
}
