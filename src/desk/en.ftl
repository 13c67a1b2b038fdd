# Words of the desk.

desk = Entaku
month = This month
skip = Skip to content
files-safe = Your files stay as they are. Answers are written to “読み方.csv”.
gone = The desk is closed. Open entaku desk again to go on.
changed = Changed files were read again.
more = { $count } more.
next = What is next
next-begin = Put in the tables that have come.
next-mend = { $count ->
    [one] { $count } thing must be mended
   *[other] { $count } things must be mended
 }
next-answer = { $count ->
    [one] { $count } question waits
   *[other] { $count } questions wait
 }
next-build = Nothing to mend and nothing to ask. The documents can be made.
period = Period
sealed = Last sealed edition
sealed-as = { $period } (issue { $issue })
sealed-none = None yet
errors = To be mended
errors-none = { $count } files were read. Nothing must be mended.
questions = Questions
questions-about = Choose how it is to be read; next month it is read the same way.
questions-none = No question waits.
in-words = Reason
or-words = Another answer
answer = Answer
warnings = To look at
warnings-none = Nothing.
tables = Tables that have come
missing = Values that have not come
missing-from = { $indicator } ({ $from }): the value due by { $since } is not here yet
missing-of = { $indicator }: the value due by { $since } is not here yet
missing-none = All values that were due have come.
tables-none = None yet.

## The frame

rooms = Rooms

## Tables that have come (/tables)

tables-all = All tables
tables-failed = They are read again as soon as the folder can be seen. No table and no answer is lost.
put = Put files that came in here
put-drop = Drop files anywhere on this page.
put-choose = Choose files
put-now = Put in
put-about = Your files stay as they are: copies go into the folder inputs. A file of the same name is replaced, and the one before is kept and can be put back. Excel (.xlsx, .xlsm, .xls), CSV, texts (.md) and photographs, up to 200 MB each.
put-under-way = Putting in { $name } ({ $at } of { $count })
put-folder = A folder cannot be dropped. Drop the files in it.
put-large = { $name } is too large (200 MB at most). Take out sheets or pictures that are not used.
put-many = At most 100 files at once. Put them in in several turns.
put-broken = { $name } could not be put in. The file was moved, or the desk is closed. Drop it again.
files = Files that have come
files-read = { $rows } rows were read from { $files } files. Open one to see how each cell was read.
texts = Texts ({ $count })
held = open in Excel or another program
held-about = This file is open in Excel or another program. Saving it there changes this page.
count-errors = { $count } to be mended
count-questions = { $count ->
    [one] { $count } question
   *[other] { $count } questions
 }
count-warnings = { $count } to look at
parts-comma = ,{" "}
sheets = Other sheets of the file
receipt = Receipt
receipt-none = No table was read from this file.
columns-read = How columns were read ({ $count })
problems = To be mended, to look at
problems-none = Every cell of this sheet was looked at. Nothing must be mended.
problems-none-text = This file was looked at. Nothing must be mended.
sheet = The sheet
sheet-about = { $rows } rows. Go from cell to cell with the arrow keys; how each was read is told below. Your file stays as it is.
legend = What the marks mean
mark-sample = Month
mark-used = used as it is
mark-changed = used, written otherwise
mark-head = head or title
mark-total = total (compared)
mark-aside = not used
mark-refused = row that cannot be read until mended
mark-error = to be mended
mark-question = question
mark-warning = to look at
row-number = Row
cell = Chosen cell
printed-where = See where this cell is printed
rows-before = Rows before
rows-after = Rows after
columns-left = Columns to the left
columns-right = Columns to the right
take-out = Take this file out
take-out-about = For a file that was put in by mistake. It is kept among the files before, and can be put back.
take-out-now = Take out
slips = Return slips
slips-about = An Excel file for whoever sent a table with something to mend: the cells in question are coloured and have notes.
slips-make = { $count ->
    [one] Make return slips ({ $count } table)
   *[other] Make return slips ({ $count } tables)
 }
slips-none = No table has to go back.
slips-lie = The return slips are in { $folder }. Click a name to get the file to attach to a mail.
slip-letter = What to write
slip-draft = Draft of a mail with the slip attached
slip-letter-about = If you copy this text, attach the slip yourself.
slip-subject = Subject
slip-mail = Write it in your mail program
letter-subject = Please check “{ $file }”
letter-body =
    Thank you for your table.

    We would like to ask you to check a few cells in “{ $file }”.
    The first sheet of the attached return slip lists each cell and what to write. Please correct the coloured cells and send this file back.

    Thank you very much.
before = Files before
before-about = Files that were replaced or taken out are kept in .before inside inputs. When one is put back, the one that stands there now is kept.
before-file = { $name } (until { $when })
before-none = No file was replaced or taken out.
put-back = Put back
answers = Answers given
answers-about = All answers are here, and each can be taken back; then you are asked again.
answers-here = Answers about this file
answered = Answer: { $answer }
take-back = Take back
told-new = { $name } was put in.
told-replaced = { $name } was replaced. The file before was kept.
told-same = { $name } has the same contents already, so nothing was changed.
told-out = { $name } was taken out. It can be put back from the files before.
told-back = { $name } was put back.
told-slips = { $more } return slips were made, in { $name }.
told-no-slips = No table has to go back.
told-none = No file was chosen.
told-many = At most { $more } files at once. Put the others in again.
told-large = { $name } is too large ({ $more } MB at most). Take out sheets or pictures that are not used.
told-name = A file named “{ $name }” cannot be put in. Give it a name without / \ : * ? " < > | and unseen characters, and put it in again.
told-long = The name “{ $name }” is too long. Give the file a shorter name and put it in again.
told-kind = “{ $name }” is of a kind that is not read. Save it as Excel (.xlsx) or CSV and put it in again.
told-held = { $more } is open in Excel or another program, so it was not replaced. Close it there and put the file in again. (If it is closed, remove the file that begins with “~$” beside it.)
told-several = Several files are named “{ $name }”, so it is not known which to replace: { $more }. Take out those that are not used, and put it in again.
told-gone = This file is not here any more. It was renamed or removed elsewhere.
told-failed = { $name } stays as it is. { $more }

## The beginning (/start)

start = Choose a roundtable
start-about = Choose the roundtable to open, or make a new one. All of this stays on this computer; no network is used.
start-recent = Opened before
start-found = On this computer
start-other = In another place
start-path = Where the folder is
start-path-about = Open the folder of the roundtable in Explorer or Finder, copy its place and paste it here (such as C:\Users\name\Documents\Roundtable). It is the one with a folder “inputs” for the tables.
start-open = Open
start-new = Make a new roundtable
start-new-about = A folder is made with the settings and blank tables to fill in. What is in folders that are there already stays as it is.
start-name = Name of the folder
start-shelf = Where to make it
start-make = Make and open
start-no-shelf = No place was found to make it in.
start-gone = The folder that was chosen is not there any more. It may have been renamed or moved. Choose again from the list.
start-no-path = Write the whole place of the folder, from the beginning (such as C:\Users\name\Documents\Roundtable).
start-no-folder = There is no folder at this place. If it is on a stick or a shared drive, see whether that is connected.
start-no-project = This folder has no folder “inputs” for the tables. Choose the folder of a roundtable, or make a new one below.
start-not-own = This is another person's folder. Copy it to your own documents and open it there.
start-no-name = No folder can be called so. Write a name without / \ : * ? " < > | (up to about 60 letters).
start-occupied = A folder of this name holds something already. Take another name, or open that folder above.

# The documents.
documents = Documents
edition = Edition
kind = Kind
language = Language
language-ja = Japanese
language-en = English
kind-report = Progress report
kind-guideline = Guideline
kind-kit = Meeting kit
kind-plain = Plain Japanese
kind-summary = Where we stand
kind-member = Promises and requests, by member
day = As of
show = Show
period-wrong = This period cannot be read. Write it like one of these: { $forms }
day-wrong = This day cannot be read. Write it like this: { $forms }
document-stopped = { $count ->
    [one] This document cannot be made yet: one thing must be mended
   *[other] This document cannot be made yet: { $count } things must be mended
 }
to-errors = See all that must be mended, in “This month”
document-asks = This edition waits for an answer. Give it in “This month”.
document-waits = Something in this document must be mended. See “This month”.
as-printed = { $count ->
    [one] The page as it will be printed. Click a number to see where it comes from.
   *[other] The { $count } pages as they will be printed. Click a number to see where it comes from.
 }
page = Page { $number }
page-words = The words of this page
figures = The numbers
figures-drawn = Numbers in descriptions of charts and the like
explained = How this number comes about
explained-none = Click a number: how it is worked out, and the cells it comes from, are shown here.
explained-close = Close
value = Value
rests-on = { $count ->
    [one] The row or cell it comes from
   *[other] The { $count } rows and cells it comes from
 }
rests-on-none = It comes from no row.
secretariat-knows = The secretariat's own value, which this edition does not show
before-was = before: { $value }
since = Changes since the last sealed edition
since-none = This edition has not been sealed yet.
since-of = Compared with { $period } (issue { $issue }).
since-count = { $count ->
    [one] One number has changed (marked in the right margin)
   *[other] { $count } numbers have changed (marked in the right margin)
 }
since-same = No number has changed.
from-to = { $before } → { $now }
printed = Where { $place } is printed
printed-back = Back to the table
printed-about = { $count ->
    [one] One number comes from this cell. These documents print it.
   *[other] { $count } numbers come from this cell. These documents print them.
 }
printed-nowhere = { $count ->
    [one] One number comes from this cell, and no document prints it.
   *[other] { $count } numbers come from this cell, and no document prints them.
 }
printed-none = No number is worked out from this cell. Names and texts may stand in documents as they are.

# The finish.
finish = Finish
work = What is going on
busy = Other work is going on, so this was not begun. Press again when it is done.
work-failed = The program broke off because of a mistake in it. Documents made before stay as they are. If it does so again, please tell its developers.
unopened = It could not be opened from here. It is at { $place }
work-none = Nothing is being worked on.
doing-make = The documents are being made.
doing-seal = The edition is being sealed: the documents are made once more and compared with those in the folder.
doing-verify = The documents are being compared with those that were sealed.
doing-goes-on = This goes on if you close the page.
made = { $count ->
    [one] One document was made for { $period }.
   *[other] { $count } documents were made for { $period }.
 }
unchanged = { $count ->
    [one] The document for { $period } is left as it is: nothing has changed since it was made.
   *[other] The { $count } documents for { $period } are left as they are: nothing has changed since they were made.
 }
made-asks = Some editions wait for an answer and were not made. Give it in “This month”.
made-waiting = These documents were not made, because something in them must be mended. See “This month”.
made-older = These documents are still those made from earlier tables.
verified-good = { $count ->
    [one] One file was looked at. It is what the records say.
   *[other] { $count } files were looked at. All are what the records say.
 }
verified-bad = { $all } files were looked at. Not what the records say: { $count }.
verified-none = There are no documents yet.
make = Make the documents
make-asks = Editions that wait for an answer are not made. Give it in “This month”.
make-about = All editions are made together and put into { $place }. Your tables stay as they are.
make-new-issue = { $period } is sealed as issue { $issue }. Make issue { $next }
make-now = Make the documents
listed = Documents made ({ $period })
listed-title = Title
listed-file = File
listed-none = None yet.
open-folder = Open the folder
mails = Drafts of mails
mails-about = Drafts with the documents attached. Open them in your mail program, read them, and send them yourself. Nothing is sent from here.
mails-none = None yet. They are made with the documents once the settings say who gets them.
seal = Seal
seal-about = If you seal an edition before it goes out, the documents and a copy of the tables they come from are kept (sealed-1.zip and so on). You can then answer when a number was printed and where it came from, and next month's edition tells what has changed since. A sealed edition never changes; what is mended goes out as the next issue.
seal-new-issue = { $period } is sealed as issue { $issue }. Seal it as issue { $next }
seal-sure = I have opened and read the documents of { $period }. Seal them as they are.
seal-now = Seal
seal-first = Make the documents first.
verify = Are they what was sealed?
verify-about = Looks whether the documents in the folder are still what was sealed.
verify-now = Look
compared = Changes since the last sealed edition
compared-none = There is no sealed edition of an earlier period to compare with.

## Words and look (/words)

words = Words and look
parts = Parts of words and look
part-words = Words
part-look = Colours and sizes
part-about = Names and contacts
part-limits = Rules and limits
part-past = Changes
words-about = What is changed here is written into the folder templates and into roundtable.toml in inputs. Each change can be taken back later, one by one.
words-search = Find words of the documents
words-search-about = Write them as they stand in a document (such as promise).
words-language = Language of the documents
words-find = Find
words-none = Nothing was found. Look for a shorter word, or choose a heading below.
words-headings = Choose by heading
words-own = Words that you changed
words-behind = Words whose original is newer
words-rest = Others
look-colours = Colours
look-statuses = Colours of judgements
look-statuses-about = Documents never tell by colour alone: the word and the sign of a judgement always stand beside it.
look-measures = Sizes and margins
about-roundtable = The roundtable
about-secretariat = The secretariat
about-documents = Documents
about-guideline = Guideline and meetings
limits-people = Small numbers of people
limits-people-about = Counts of people below these numbers are not printed.
limits-visibility = Who sees rows that do not say it
limits-status = Where judgements of indicators begin
limits-status-about = Judged by “progress ÷ time that has passed”.
limits-conditions = Limits of the five conditions
limits-conditions-about = The first is where green begins, the second where amber does.
limits-warnings = Limits of early signs
limits-warnings-about = The first is where amber begins, the second where red does.
entry-save = Save
entry-reset = As it was originally
entry-anyway = Save all the same
entry-below = Originally
entry-behind = The original is newer than when you took it. Left as it is, your words stay in use.
entry-was = When you took it
entry-below-now = The newer original
pair-first = First
pair-second = Second
and = ,{ " " }
choice-none = (none)
choice-true = Yes
choice-false = No
choice-ja = Japanese
choice-en = English
choice-pdf = PDF
choice-html = Web page
choice-okinawa = 150 minutes, with sessions
choice-trio = Two parts with talk in threes
choice-idea = Nothing is rejected
choice-conflict = Disagree, with reasons
readers-internal = The secretariat
readers-members = Members
readers-funder = Funders
readers-public = Everybody
seen-default = All tables
seen-meetings = Meetings
seen-decisions = Decisions
seen-commitments = Promises
seen-indicators = Indicators
seen-narrative = Texts
limit-on-track = On track from
limit-slightly-late = Slightly late from, late below
limit-too-early = No judgement before this share of the time has passed
limit-stale = Out of date beyond so many measuring intervals
sign-W1 = Fall of attendance (%)
sign-W2 = Absences in a row
sign-W3 = Meetings missed in a year (%)
sign-W4 = Proxies (%)
sign-W5 = Days without a contact person
sign-W6 = Body that does not meet (times its interval)
sign-W7 = Fall of decisions (%)
sign-W8 = Overdue promises (%)
sign-W9 = Promises moved again and again (%)
sign-W10 = Promises of the secretariat's organisation (%)
sign-W11 = Months that the secretariat's money lasts
sign-W12 = Part of the largest funder (%)
sign-W13 = Organisations that sent no values (%)
sign-W14 = Days without a champion
sign-W15 = Days to the minutes
sign-W16 = Active organisations (%)
sign-W17 = Fall of pairs that meet (%)
set-name = Name
set-name-en = Name in English
set-region = Region
set-region-en = Region in English
set-agenda = Common agenda, in a sentence or two
set-agenda-en = Common agenda in English
set-founded = Day it was founded (such as 2026-04-01)
set-office = Name of the office
set-office-en = Name of the office in English
set-address = Address
set-address-en = Address in English
set-phone = Telephone
set-email = E-mail
set-url = Web address
set-care = Whom to turn to in difficulties
set-care-en = The same in English
set-staff-planned = Planned staff (full-time equivalents)
set-staff-in-post = Staff in post (full-time equivalents)
set-languages = Languages of the documents
set-formats = Forms
set-notice = A line on every page
set-notice-en = The same in English
set-rhythm = When progress is reported
set-rhythm-en = The same in English
set-fiscal = Month in which the fiscal year begins
set-period = Period to report on (such as 2026-10; empty: the month of the last meeting)
set-eras = Japanese era beside the first date
set-timetable = How a meeting runs
set-ground-rules = Rules of the talk
set-material-days = Days before a meeting by which material is handed in
set-minutes = Shorter visits online are not counted (minutes; 0 counts all)
past-last = Last change:
past-back = Take back
past-is-back = Taken back:
past-about = What was changed in this room, the newest first. What was taken back can be taken back again.
past-none = Nothing was changed yet.
past-nothing = (nothing)
past-gone = It is as it was before this change.
past-changed = The same place was changed again since. Take that back first.
wrong-meanwhile = It was changed elsewhere since this page was opened. Nothing was saved yet.
wrong-in-file = In the file it is now:
wrong-yours = Below is what you wrote. Saved, it stands in its place.
wrong-elsewhere = Nothing was saved yet. Saved like this, it leads to the following.
wrong-wrong = Nothing was saved. Please mend the following.
wrong-empty = It cannot be empty. To have the original again, press “As it was originally”.
wrong-colour = Write a colour like #0b4f6c: # and six characters (0–9, a–f).
wrong-contrast = Words are hard to read in this colour on paper (contrast is below 4.5). Take a darker one for words, and a lighter one for what is under them.
wrong-measure = Write a size like 10.5pt or 22mm: a number and its unit (pt, mm, em).
wrong-number = Write a number (such as 5 or 0.9).
wrong-file = The settings (roundtable.toml) cannot be read. The room “This month” says what must be mended.
wrong-encoding = This file is not written in UTF-8 and cannot be changed here. Save it in UTF-8.
wrong-changed = The same place was changed again since, so it cannot be taken back. Take the newer change back first.
wrong-no-step = This change is not in the list any more.
wrong-no-picture = Choose the file of a picture.
wrong-picture = A file of this kind cannot be the logo. Choose a picture (PNG, JPEG, SVG, GIF, WebP).
wrong-picture-name = Not every computer takes a file of this name. Give it a short name first, for example logo.png.
wrong-place = It cannot be changed here: something else is written in its place in the file.
part-texts = Texts
part-order = Order of sections
part-sectors = Sectors
part-editions = Editions
about-logo = Logo
about-logo-about = A picture (PNG, JPEG, SVG …). A copy goes into the folder templates; your own file stays as it is.
about-logo-file = The picture for the logo
about-logo-put = Make this picture the logo
set-logo = Picture on the first page
set-logo-alt = What it is, for those who do not see it
set-logo-alt-en = The same in English
order-kind = Order of which document
order-show = Show
order-sections = Order of the sections
order-about = Some readers get only some of them.
order-up = Up
order-down = Down
order-out = Leave out
order-in = Take in
order-left-out = Sections left out
order-reset = All in the original order
order-of-edition = This is the order of the edition “{ $name }” alone.
order-end = Give this edition the order of the others
order-own = An order for one edition alone
order-own-about = One edition can have another order, for example that of a funder's form. The others stay as they are.
order-whose = Which edition
order-begin = Make an order for this edition alone
order-unreadable = The file of the order cannot be read. The room “This month” says what must be mended.
texts-all = Texts of the guideline
texts-own = changed
sector-name = Name
sector-name-en = Name in English
sector-short = One or two characters for narrow columns
sector-aliases = Other words for it in tables (with commas between)
sector-kind = Kind of its texts (government, business, npo, finance, labour, consumer)
sector-edition = Make a report and a guideline for it
sector-add = Add a sector
sector-new = Code (letters and digits; the name of its folder)
sector-base = The nine original ones again
edition-add = Add an edition
edition-new = Name (that of its folder)
edition-whom-kind = For whom it is
edition-whom = Whom
edition-whom-about = Write a name as it stands in the tables (such as Mirai Foundation). For “Readers” write members or public, for “One for each” sector, organisation, funder or body.
edition-for = Readers
edition-each = One for each
edition-sector = Sector
edition-organisation = Member
edition-funder = Funder
edition-grant = Grant
edition-body = Body
edition-kinds = Documents
edition-formats = Forms
edition-title = What it is called
edition-title-en = The same in English
edition-addressee = Addressee
edition-addressee-en = The same in English
edition-covers = Goals, indicators and promises in it (with commas between; empty: all)
edition-period = A period of its own (such as half, 2025-07..2026-06)
edition-visibility = What it may show
edition-outline = Name of an order of sections of its own
edition-outcome-table = Outcomes in one table
edition-data = The values that it prints as data beside it
edition-to = Who gets it by mail (a draft)
edition-sign-off = Who agreed that the state of the roundtable is described
edition-sign-off-en = The same in English
group-open = Open and change
group-lift = Up
group-remove = Take out
group-add = Add
past-updated = Took in what is newer in the original
past-added = added
past-removed = taken out
past-moved = put in another order
past-behind = { $count ->
    [one] { $count } original is newer
   *[other] { $count } originals are newer
 } than when you took it. What you changed stays, the rest can be brought up to date.
past-update = Take in what is newer
wrong-both = Please fill in both fields.
wrong-name = No folder can be called so, so it cannot be the name of an edition.
wrong-there = There is an edition of this name already.
words-pages = The document
words-pages-open = See it large
words-pages-wait = The document is being laid out …
words-pages-none = The document cannot be laid out now. The room “This month” says what must be mended.
look-ink = Text
look-muted = Small explanations
look-accent = Headings and emphasis
look-hairline = Thin lines
look-tint = Light ground
look-fill-strong = Strong colour of charts
look-fill-middle = Middle colour of charts
look-fill-light = Light colour of charts
look-logo-height = Height of the logo (at most)
look-logo-width = Width of the logo (at most)
look-body-size = Size of text
look-table-size = Size in tables
look-note-size = Size of notes
look-running-size = Size at the top and foot of pages
look-smallest-size = No text is smaller
look-latin-size = Size of English text
look-latin-table-size = Size in English tables
look-plain-size = Size in the plain edition
look-ruby-size = Size of readings
look-paper-width = Width of the paper
look-paper-height = Height of the paper
look-hang = Room of section numbers
