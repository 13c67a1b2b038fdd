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
slip-letter-about = Copy this text; attach the slip yourself.
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
