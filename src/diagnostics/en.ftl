# Messages of the program: what is wrong, and `.cure`, what to do about it.
# The constructors are in problems.rs; the shell's own words are at the end.

missing-config = there is no settings file
    .cure = check that this is the folder of a roundtable; `entaku init FOLDER` makes a new one

missing-table = there is no table of { $name }
    .cure = put { $name }.csv, or an Excel file with a sheet named { $name }, into the inputs folder

goals-from-rows = there is no table of goals, so the { $count } goals that indicators and promises name are used ({ $titles })
    .cure = if this is right, leave it as it is. If one goal stands here in two spellings, write it the same way everywhere; to print descriptions too, add a table of goals

unknown-file = { $kind ->
    [mail] mails are not read
    [archive] what is in an archive is not read
    [backup] backup files are not read
    [image] a picture that no text shows is not used
    [system] files that the computer made are not read
    [document] documents are not read as tables
   *[other] files of this kind are not read
 }{ $count ->
    [1] {""}
   *[other] {" "}({ $count }: { $names }{ $more ->
        [0] {""}
       *[other] {" "}and { $more } more
    })
 }
    .cure = { $kind ->
    [archive] if there is a table in it, unpack it into inputs; otherwise it may stay
    [image] to print a photograph, put it into a text (.md); otherwise it may stay
   *[other] save a table that is needed as .csv or .xlsx and prose as .md; otherwise it may stay
 }

sheets-set-aside = { $kind ->
    [internal] its name says that it is internal, so it is not read
   *[other] this does not look like a table of a report and is not read
 }{ $count ->
    [1] {""}
   *[other] {" "}({ $count }: { $names }{ $more ->
        [0] {""}
       *[other] {" "}and { $more } more
    })
 }
    .cure = { $kind ->
    [internal] if it is a table for the reports, take “internal” or “memo” out of its name; otherwise it may stay
   *[other] if it is a table for the reports, name the sheet or file after the table (observations, attendance) and give it a row of heads; otherwise it may stay
 }

ask-internal-sheet = This is a table of “{ $title }” whose name says that it is internal, and its rows cannot say who may see them
    .set-aside = Do not use it
    .use = Use it (and print it as any other “{ $title }”)
    .cure = If it may be used, take “internal” out of its name

linked-file = this is a link to another place and is not followed
    .cure = put the file itself into this folder

undecodable-name = the characters of this file’s name cannot be read
    .cure = Rename the file. Names are often garbled when an archive from another computer is unpacked

no-plain-file = this is no plain file and is not read
    .cure = remove it from this folder

unreadable-file = this cannot be opened
    .cure = close it in Excel or elsewhere, and check that you may read it

too-large-file = this is larger than { $most } MB and is not read
    .cure = take out sheets or pictures that are not needed, or divide it

same-file-name = to the eye this is the same name as “{ $other }”
    .cure = keep one of them, or give them different names

typographic-quote = the settings have the typographic quotes { $written }
    .cure = write " instead, here and wherever else they stand

undecodable = the characters are damaged or of two encodings (tried { $encoding })
    .cure = open it in Excel and save it as “CSV UTF-8”

foreign-encoding = the text seems to be in { $encoding } and cannot be read as Japanese
    .cure = ask its sender to save it as “CSV UTF-8 (comma delimited)” or as .xlsx

unreadable-workbook = it is damaged and cannot be read as an Excel file ({ $cause })
    .cure = check that Excel opens it, and save it again as .xlsx

workbook-with-password = it is protected by a password
    .cure = open it in Excel and save it without the password

no-header-row = the header row of { $title } was not found
    .cure = put a row with the headers, at least { $wanted }, into the first 15 rows

missing-column = the column { $column } is missing{ $near ->
    [empty] {""}
   *[other] ; is “{ $near }” meant
 }
    .cure = use one of these headers: { $accepted }

two-columns-for-one = “{ $first }” and “{ $second }” could both be the column { $column }
    .cure = rename the one that is not

period-header-without-year = the year of the header “{ $header }” is not known
    .cure = write a title such as 2026年度 above the table, or the header as 2026-04

cell-without-header = there is no header above “{ $written }”
    .cure = check whether cells have shifted, for example by a comma too many, or give it a header

unclosed-quote = a quotation mark is opened and never closed
    .cure = check the quotation marks of this line; as it is, all rows after it are one cell

stray-quotes = from the " of this line to the " of line { $last } all is one cell, and the rows between are not read
    .cure = remove the two ", or write inches and ditto marks otherwise; if a cell was meant to break lines, take the breaks out

blank-table = there is nothing in it
    .cure = ask its sender, or remove the file if it is not needed

unsafe-workbook = the Excel file is not safe to read ({ $cause })
    .cure = remove sheets and far-away cells that are not needed, and save it again as .xlsx

empty-file = the file is empty (0 bytes)
    .cure = ask for it again or copy the original once more; a cloud folder may not have finished syncing

foreign-file = { $kind ->
    [word] it is a text document, which is not read as a table
    [powerpoint] it is a presentation, which is not read as a table
    [opendocument] tables in OpenDocument form (.ods) are not read
    [xlsb] tables in Excel’s binary form (.xlsb) are not read
    [template] Excel templates (.xltx and the like) are not read
    [numbers] tables of Numbers are not read
    [google] it is a link to a Google spreadsheet and does not hold the table
    [pdf] it is a PDF, which is not read as a table
    [image] it is an image, which is not read as a table
    [html] it is a web page (HTML), which is not read as a table
    [xml] it is XML, which is not read as a table
    [archive] it is an archive, which is not read as a table
   *[other] it is neither an Excel table nor CSV: it is damaged or something else
 }
    .cure = { $kind ->
    [word] paste the table into Excel and save it as .xlsx
    [powerpoint] paste the table into Excel and save it as .xlsx
    [google] open it in Google Sheets and download it as Microsoft Excel (.xlsx)
    [pdf] replace it by the table itself, saved as .xlsx
    [image] replace it by the table itself, saved as .xlsx
    [archive] unpack it and put the table in it into inputs
    [other] check that Excel opens the original, and save it again as .xlsx
   *[saved] open it in its own program or in Excel and save it again as .xlsx
 }

no-readable-sheet = no sheet can be read: all are blank, hidden or charts
    .cure = unhide the sheet with the table and save, or take the file out of inputs

control-characters = there are control characters that nobody sees ({ $written }; { $count } cells in all)
    .cure = type the cell again; as it is, “〓” is printed

covered-cells = there are values under merged cells that nobody sees ({ $written }; { $count } cells in all)
    .cure = only what can be seen is used; if the values below are needed too, unmerge the cells

direction-marks = there are marks that turn the direction of writing ({ $count } cells)
    .cure = names can look other than they are; type the cell again

unknown-column = the column “{ $header }” is not known
    .cure = write “{ $near }” if that is meant; otherwise it is kept as an extra column

missing-value = { $header } is empty
    .cure = fill it in

error-value = { $header } holds the error value { $written }
    .cure = mend the formula or type the value

answers-unreadable = The table of answers (読み方) cannot be read as text
    .cure = Open it in Excel and save it as “CSV UTF-8 (comma delimited)”

answer-not-possible = 読み方.csv answers “{ $answer }”, but this question ({ $id }) has no such answer
    .cure = Write one of these under 答え: { $en }

answer-incomplete = The question or the answer is blank
    .cure = Answer again with entaku answer, or delete this row

table-without-rows = The table “{ $title }” has heads and no rows
    .cure = Check that filling it in was not forgotten. A table that is not used can be deleted

merged-number = “{ $written }” under “{ $header }” is drawn over { $count } cells
    .cure = It could be one number for all of them or the number of each. Unmerge the cells and write each number

ask-word = { $header }: what “{ $word }” means ({ $count } { $count ->
        [one] row
       *[other] rows
    }) is not clear
    .visibility-internal = internal
    .visibility-members = members
    .visibility-funder = funder
    .visibility-public = public
    .meeting-planned = planned
    .meeting-held = held
    .meeting-cancelled = cancelled
    .presence-present = present
    .presence-online = online
    .presence-proxy = proxy
    .presence-late = late
    .presence-left_early = left early
    .presence-absent = absent
    .presence-observer = observer
    .kind-commitment = commitment
    .kind-action_item = action item
    .kind-project = project
    .status-not_started = not started
    .status-in_progress = in progress
    .status-done = done
    .status-delayed = delayed
    .status-on_hold = on hold
    .status-dropped = dropped
    .level-population = population
    .level-outcome = outcome
    .level-output = output
    .level-process = process
    .direction-up = up
    .direction-down = down
    .direction-maintain = maintain
    .direction-range = range
    .aggregation-sum = sum
    .aggregation-latest = latest
    .aggregation-average = average
    .frequency-monthly = monthly
    .frequency-quarterly = quarterly
    .frequency-half_yearly = half yearly
    .frequency-yearly = yearly
    .frequency-five_yearly = five yearly
    .funding-confirmed = confirmed
    .funding-applied = applied
    .funding-expected = expected
    .funding-ended = ended
    .judgement-achieved = achieved
    .judgement-on_track = on track
    .judgement-slightly_late = slightly late
    .judgement-attention = attention
    .judgement-late = late
    .judgement-worsening = worsening
    .judgement-missed = missed
    .judgement-too_early = too early
    .contribution-money = money
    .contribution-people = people
    .contribution-place = place
    .contribution-data = data
    .contribution-goods = goods
    .contribution-expertise = expertise
    .function-vision = vision
    .function-activities = activities
    .function-measurement = measurement
    .function-public_will = public will
    .function-policy = policy
    .function-funding = funding
    .change-rule = rule
    .change-budget = budget
    .change-operation = operation
    .change-organisation = organisation
    .change-practice = practice
    .presence-none = Was not expected (not counted)
    .cure = It can also be written in a clear word, or under [words] in roundtable.toml as "{ $word }" = …

no-words = { $header }: { $count } different words are not known (such as { $examples })
    .cure = use one of these words, or change the header: { $offered }

ask-year-of-words = { $header }: “{ $written }” ({ $count } { $count ->
        [one] row
       *[other] rows
    }) does not say of which fiscal year
    .period = In the fiscal year of the report: by { $day }
    .none = No day
    .cure = The title can say the fiscal year, or the cell the day

ask-season = { $header }: “{ $written }” is only a rough time
    .end = By { $day }
    .none = No day
    .cure = It can also be written as a day or a month

ask-short-year = { $header }: which year “{ $written }” is in is not clear
    .reiwa = Reiwa { $year } (and the other dates of this column likewise)
    .common = { $common } (and the other dates of this column likewise)
    .heisei = Heisei { $year } (and the other dates of this column likewise)
    .cure = It can also be written as R8.12.25 or 2026-12-25

ask-era-month = { $header }: “{ $written }” can be a year and a month, or a month and a day
    .era-month = { $month } (and the other dates of this column likewise)
    .month-day = { $day } (and the other dates of this column likewise)
    .cure = It can also be written as R8.12 or 12/25

no-due-day = { $header }: “{ $written }” ({ $count } { $count ->
        [one] row
       *[other] rows
    }) was read as no day
    .cure = if there is a day, write it

ask-terms = { $header }: “{ $written }” can be a share or a count
    .rate = A share: { $rate } (and the other values of this column likewise)
    .part = The first number only: { $part } (and the other values of this column likewise)
    .cure = The cell can also hold one value only

strict-target = The target “{ $written }” was read as { $target }; exactly { $target } counts as reached
    .cure = write the value that counts as reached, as in “9 or less”

target-against-direction = The target “{ $written }” and the direction of its row contradict each other
    .cure = correct one of them

ask-merged-number = “{ $written }” is drawn over { $whole }, from “{ $header }” on
    .together = Read “{ $written }” for { $whole } as a whole
    .each = Read “{ $written }” for each month
    .cure = The sender can also unmerge the cells

ask-unknown-table = It is not clear which table this is, so it is not used; it has names or heads that are known, with numbers
    .set-aside = Do not use it
    .cure = If it is a table of the roundtable, answer with the table's name instead of a number (observations, attendance, commitments)

layout-lacks = { $key ->
    [file] It is not said which file this layout is for (file)
    [table] It is not said which table the sheet is (table)
    [heads] No head of the sheet is said (heads), so the row where it begins is not known
    [across] It is not said what runs across (names) or what stands in the cells (cells)
   *[columns] It is not said which head is which field (columns)
 }
    .cure = { $key ->
    [file] Write file = "attendance_#.xlsx"; with # for digits it holds next month too
    [table] Write table = "attendance", or set-aside = true if the sheet is not used
    [heads] Write heads = ["Name", "Meeting #"], from the first column on; “entaku layout FILE” writes them too
    [across] Write names = "meeting_id" and cells = "presence" below [across]
   *[columns] Write "Name" = "org_name" below [columns], a head and its field
 }

layout-unknown-field = The table { $table } has no field “{ $written }”{ $near ->
    [empty] {""}
   *[other] ; is it “{ $near }”?
 }
    .cure = Fields: { $known }

layout-no-such-head = “{ $head }” is not one of the heads
    .cure = Write a head as it stands in heads; a column without one is “column C”

layout-twice = { $other } is a layout of the same sheet
    .cure = Delete one of the two

layout-head-gone = This sheet cannot be read without the head “{ $heads }” that it had before{ $new ->
    [empty] {""}
   *[other] ; new is “{ $new }”
 }
    .cure = { $to ->
    [empty] If the head has changed, correct it with entaku layout { $file } --set "NEW HEAD=FIELD"
   *[other] If “{ $heads }” is now “{ $to }”, correct it with entaku layout { $file } --set "{ $to }={ $field-en ->
        [empty] FIELD
       *[other] { $field-en }
    }"
 }

layout-changed = { $heads ->
    [empty] The sheet has heads that it did not have before: “{ $new }”. They are read as its contents say
   *[other] The sheet has no head “{ $heads }” any more{ $new ->
        [empty] ; its other columns are read as before
       *[other] ; new is “{ $new }”. It is read as its contents say
    }
 }
    .cure = If it stays so, entaku layout { $file } --keep writes down how it is now

ask-layout-changed = The sheet has heads that it did not have before: “{ $heads }”
    .set-aside = Do not use the new columns
    .read = Read the new columns too, as their heads say
    .cure = entaku layout { $file } --set "HEAD=FIELD" says what one is; --keep writes them down as not used

layout-not-as-kept = This was read as the table { $was-en } before; now { $now-en ->
    [empty] nothing says which table it is
   *[other] its contents make it { $now-en }, so it is not used
 }
    .cure = Look with entaku layout { $file }; if the new reading is right, --forget forgets the old one

ask-layout-table = This sheet could be the table { $first-en } or the table { $second-en }{ $rows-first-en }{ $rows-second-en }
    .first = Read it as { $first-en }
    .second = Read it as { $second-en }
    .set-aside = Do not use this table
    .cure = Look with entaku layout { $file }; once kept with --keep or said with --table, it is not asked again

ask-layout-column = { $field-en } could be the column “{ $first }” or the column “{ $second }”{ $rows-first-en }{ $rows-second-en }
    .first = Read the column “{ $first }”
    .second = Read the column “{ $second }”
    .set-aside = Do not use this table
    .cure = Once said with entaku layout { $file } --set "HEAD={ $field-en }", it is not asked again

layout-lost = The heads “{ $heads }” by which this sheet was read are gone, so it cannot be read
    .cure = If its shape has changed, say what it is with entaku layout { $file } --table TABLE, or --aside if it is not used

ask-layout-other-shape = Most of the heads “{ $heads }” are gone, so the reading was made anew. As the table { $table-en } its first rows are{ $rows-en }
    .read = Read it so
    .set-aside = Do not use this table
    .cure = If it is right, entaku layout { $file } --keep; if not, entaku layout { $file } shows and corrects it

layout-title-silent = A title or the name of the file should say “{ $field }”, and none does
    .cure = Have the title written, or say it under [whole] of { $layout } instead of from-title

layout-contradicted = A title or name says “{ $title }”, and the layout file “{ $told }”
    .cure = If the title is right, change [whole] of { $layout }, or name the field in from-title

layout-unused = { $kind ->
    [heads] No sheet of “{ $file }” has these heads, so this layout is not used
   *[file] No file is “{ $file }”, so this layout is not used
 }
    .cure = If the sheet or the file’s name has changed, look with “entaku layout FILE”; delete this file if it is not needed any more

unread-columns = “{ $headers }” holds numbers or marks, and the head says nothing that is known, so it is not read
    .cure = If it matters, head it with the name of an indicator, an organisation or a column, or say what it is with “entaku layout FILE”. If not, leave it as it is

year-of-no-row = The title or the file’s name says fiscal { $year }, and nothing in the table is of that year ({ $found } and so on)
    .cure = It was read as the table says. Mend the title if it is still last year’s, or the table if its times are wrong

sum-that-differs = “{ $label }” is not the sum of the cells that were read (written { $theirs }, summed { $ours }{ $count ->
    [1] {""}
   *[other] ; { $count } such numbers in all
 })
    .cure = Reports use the cells. Look for one that was misread, for a missing row or column, or for an old total

row-without-name = This row has values and no name that says what they are of, so it is not read
    .cure = Write the month, the organisation or the indicator in the left column. Leave it as it is if it is a remark

ask-blank-attendance = Only those present are marked, and { $count } cells are blank
    .absent = Blank means absent
    .unknown = Blank means that nothing was recorded
    .cure = If absence is marked with ×, this is not asked again

ask-month-order = The months begin with January, and the title says fiscal { $year }
    .calendar = Read them as the calendar year (January { $year })
    .fiscal = Read them as the fiscal year (January { $next })
    .cure = The heads can also be written as 2026-04

ask-breakdown = Is “{ $header }” what the values are broken down by?
    .breakdown = Read it as a breakdown (a value for each { $header })
    .set-aside = Do not use this column
    .cure = It is also read as a breakdown if the indicator's 内訳項目 (dims) names “{ $header }”

ask-unit-beside = “{ $beside }” is in { $unit }, and “{ $header }” has no unit
    .yen = Read “{ $header }” as yen
    .same = Read “{ $header }” in { $unit } too
    .cure = The heads can also be written with (円) or ({ $unit })

ask-dots = { $header }: the dot of “{ $written }” may be a decimal point or group thousands
    .decimal = Read it as a decimal point ({ $written })
    .thousands = Read it as thousands ({ $whole })
    .cure = The number can also be written without a dot, as 1,200 or 1200

attendance-across = Attendance with the organisations down and the meetings across is not read yet
    .cure = Write a row for each meeting and organisation, under the heads 会議ID, 団体ID and 出欠 (meeting_id, org_id, status). entaku init makes a blank table

ask-value-column = No column is called 値 (value), and “{ $first }” and “{ $second }” both hold numbers
    .first = Read “{ $first }” as the value
    .second = Read “{ $second }” as the value
    .cure = The head of the values can also be written as 値 (value)

ask-hidden-columns = { $count } columns are hidden ({ $headers })
    .use = Read the hidden columns too
    .leave = Do not use the hidden columns
    .cure = The sender can also unhide them and save again

ask-filtered-rows = A filter hides { $count } rows (such as { $example })
    .use = Read the hidden rows too
    .leave = Read only the rows that can be seen
    .cure = The sender can also clear the filter and save again

ask-hidden-rows = { $count } rows are hidden (such as { $example })
    .leave = Do not use the hidden rows
    .use = Read the hidden rows too
    .cure = The sender can also unhide or delete them and save again

ask-commented-rows = { $count } rows that begin with # are filled in like the others (such as { $example })
    .leave = Leave them out as remarks
    .use = Read them like the others
    .cure = Rows that do not count can be deleted, and the # of the others taken away

ask-hash-codes = All { $count } rows begin with # (such as { $example })
    .use = Read # as part of their codes
    .leave = Leave them out as remarks
    .cure = The # can also be taken out of the codes

ask-example-rows = { $count } rows marked （例） hold something other than our example ({ $example })
    .leave = Leave them out as examples
    .use = Read them as entries
    .cure = If they are entries, the mark （例） can be deleted

ask-total-row = “{ $label }” says { $theirs }, and its rows come to { $ours }
    .rows = Use the rows, and not “{ $label }”
    .row = Read it as a row of its own, not as a total
    .cure = Ask the author which row is missing or which value is old

rounded-total = “{ $label }” says { $theirs }; its rows come to { $ours }, so it was taken as their total, rounded
    .cure = Reports use the rows. If it was not rounded, look for a missing row

ask-marked-rows = { $count ->
    [one] A row has
   *[other] { $count } rows have
 } “{ $words }” in the column “{ $head }”. Are they what happened?
    .leave = No, leave them out
    .use = Yes, count them
    .cure = rows that are not actual values had better stand in a table of their own

ask-unnamed-total = The numbers of “{ $label }” are the sum of the rows above
    .total = Read it as a total (it does not count)
    .row = Read it as a row of its own (it counts)
    .cure = A total can also be headed “Total”

ask-total-column = “{ $header }” is not the sum of the columns to its left in { $count } rows (written { $theirs }, summed { $ours })
    .columns = Use the columns to its left, and not “{ $header }”
    .leave = Do not use those rows until they are mended
    .cure = Ask the author which month is missing or which value is old

copied-table = The same table stands in { $other }, so this file is not used
    .cure = If it is a copy, move it out of the inputs folder. If it is something else, add a column that tells the rows apart

ask-which-version = The same table stands in { $other }, and rows about the same things differ; it cannot be told which is newer, or whether they add up
    .newer = Use the rows of { $other }
    .older = Use the rows of this one
    .both = They are different things: use both
    .cure = Move the older one out of the inputs folder, or put dates into the names (2026-11-30)

ask-rows-left-out = “{ $row }”{ $more ->
    [0] {""}
   *[other] {" "}and { $more } more
 } are not in { $other }, which is newer
    .use = Use these rows too
    .leave = They were withdrawn: do not use them
    .cure = Ask the sender, and add them to the newer file or take them out of this one

newer-version = { $other } is newer, so its rows hold for the { $same } that both have ({ $by ->
    [date] by the dates in the names
    [version] by the versions in the names
    [word] by the words in the names
    [contents] because they say the same
    [progress] because what its rows tell has gone on
   *[answer] by an answer
 }){ $changed ->
    [0] {""}
   *[other] ; { $changed } of them say something else
 }{ $kept ->
    [0] {""}
   *[other] ; { $kept } rows that only this one has are used
 }{ $left ->
    [0] {""}
   *[other] ; { $left } rows that only this one has ({ $names }) are not
 }
    .cure = If the older one should be used, move the newer one out of the inputs folder; otherwise it may stay

ask-two-versions = Another version of this table stands in { $other }, with rows about the same things
    .newer = Use { $other } only
    .older = Use this one only
    .both = Use both
    .cure = Move the old version out of the inputs folder

ask-plan-sheet = this table is called “{ $word }”, so its values do not seem to be actual ones
    .set-aside = Do not use it
    .use = Use its values as actual ones
    .cure = If they are not actual values, take the file or sheet out of the inputs folder. If they are, take “{ $word }” out of its name or title

stray-template = No template of this name lies below, so this file is not used
    .cure = { $near ->
    [empty] remove it, or take it in by its name in the template of a section
   *[other] If “{ $near }” is meant, rename it
 }

stray-word = No template asks for the word “{ $key }”
    .cure = { $near ->
    [empty] Check its name, or delete this line
   *[other] If “{ $near }” is meant, rename it
 }

head-of-no-values = The numbers under “{ $header }” do not seem to be the values of their months
    .cure = Write the value of each month under 値 (value). Plans and targets belong into the table of indicators, and running totals are to be written month by month

second-table = “{ $title }” stands within the table: from here on it seems to be one of another year
    .cure = Give each year a sheet or file of its own. As it is, it would be read as the year of the first table

uncalculated = “{ $header }” is a formula, and the file does not hold its result
    .cure = Open the file in Excel and save it again. What another program wrote has no results until Excel has opened it once

unreadable-date = { $header }: “{ $written }” is not a date
    .cure = write it like 2026-10-31

no-such-day = { $header }: there is no day “{ $written }”
    .cure = check the month and the day

outside-era = { $header }: “{ $written }” is outside its era
    .cure = write { $proper } if that is meant

ambiguous-date = { $header }: “{ $written }” could be several days
    .cure = write clearly which one it is: { $readings }

other-weekday = { $header }: “{ $written }” names the wrong day of the week
    .cure = correct the date or the day of the week

far-year = { $header }: the year of “{ $written }” is not between 1800 and 2200
    .cure = check the year; leave the cell blank where the end is not known

date-without-year = { $header }: “{ $written }” has no year
    .cure = write the year too, as in 2026-10-31

unreadable-number = { $header }: “{ $written }” is not a number
    .cure = write the number alone; if there is none, write - (nil), … (unknown) or x (suppressed)

number-grouping = { $header }: the commas of “{ $written }” do not stand every three digits
    .cure = leave the commas out, or write them as in 1,234

number-too-long = { $header }: “{ $written }” has too many digits
    .cure = write a number with at most 15 digits before the point

two-numbers = { $header }: “{ $written }” holds two numbers
    .cure = write one number in a cell; another number, or a range, can go into the note

unreadable-amount = { $header }: “{ $written }” is not an amount of money
    .cure = write the number of yen only (千円, 万円 or 百万円 may follow); - where no money moved, and nothing where the amount is not known yet

amount-per-time = { $header }: “{ $written }” is an amount for each month, year or person
    .cure = write the amount of the whole row, multiplied; what it is for each can go into the note

expected-amount = { $header }: “{ $written }” is expected, and counted as if it were settled
    .cure = write the number alone once it is settled; leave the cell blank if it is not to count yet

column-of-another-unit = { $header }: the column is in { $unit }, and “{ $written }” is not
    .cure = write the number in { $unit }, and check that the cell has not slipped from another column

approximate-number = { $header }: “{ $written }” is only about a number
    .cure = numbers of this column are reckoned with: write the number without 約 or the like, and say in the note that it is approximate

not-a-count = { $header }: “{ $written }” is not a whole number from zero up
    .cure = write a whole number from zero up

unreadable-time = { $header }: “{ $written }” is not a time of day
    .cure = write it like 13:30

not-yes-or-no = { $header }: “{ $written }” is neither yes nor no
    .cure = write yes or no

not-one-of = { $header }: “{ $written }” is not one of its words
    .cure = use one of these: { $offered }

toml-syntax = the settings file has a mistake here{ $kind ->
    [twice] : the same name stands twice
    [bracket] : a bracket is not closed
    [equals] : there is no “=” with a value
    [quote] : a text is not in quotes (")
   *[other] {""}
 }
    .cure = check the brackets, quotes and = of this line

no-such-pack = there is no folder of a pack at “{ $written }”, or nothing is in it
    .cure = write where it is, seen from the project's folder (such as "../prefecture-pack"); a pack has a templates folder, a roundtable.toml, or both

pack-over-pack = the settings of a pack name a pack of their own; one pack cannot lie over another
    .cure = take this line out of the pack's roundtable.toml

no-such-logo = there is no picture { $path } for the logo
    .cure = put it into the templates folder of the project and write its name, such as "logo.png"

unknown-setting = there is no setting “{ $key }”{ $near ->
    [empty] {""}
   *[other] ; is “{ $near }” meant
 }
    .cure = the settings there are: { $known }

edition-for-whom = it is not clear for whom the edition “{ $name }” is{ $said ->
    [empty] {""}
   *[other] : { $said } are all set
 }
    .cure = write one of for = "members", "public", "funder" or "internal", sector = "…", body = "…", organisation = "…", funder = "…", grant = "…", or each = "sector", "organisation", "funder" or "body"; the editions that are always there are { $usual }

more-than-a-page = the one-page summary takes more than one page
    .cure = shorten the narrative text with section: summary, or take sections out of templates/summary.toml

limit-out-of-range = “{ $written }” of { $key } is out of range
    .cure = { $high ->
    [empty] write a number of { $low } or more
   *[other] write a number from { $low } to { $high }
 }

limits-reversed = { $low } of { $less } is more than { $high } of { $more }
    .cure = make { $less } no larger than { $more }

limits-turned = the two limits “{ $written }” of { $key } are in the wrong order, or the same
    .cure = the usual ones are { $usual }; write yours in the same order, rising or falling

edition-name = an edition cannot be called “{ $name }”
    .cure = its name is that of its folder: no < > : " / \ | ? *, no name that Windows keeps (con), no more than 60 bytes; only the secretariat’s edition is called internal

table-id = a table cannot have the id “{ $id }”
    .cure = begin with a letter, and use letters, digits, - and _ alone; it is the name of a file, so values, datapackage and names that Windows keeps (con) are taken

mail-address = no mail can be sent to “{ $written }”
    .cure = write an address as tanaka@example.jp or Tanaka <tanaka@example.jp>; several of them one by one, as to = ["…", "…"]

mail-of-each = one address (to) cannot be for every edition of an each
    .cure = it would get what is for all the others; take this to out, and write an edition of its own, with funder or organisation, for whoever gets a mail

edition-of-none = nothing in the tables is meant by { $key } = "{ $written }" of the edition “{ $name }”
    .cure = { $key ->
        [each] of the money only those funders count who have a row that funders or everybody may see; look at its visibility
        [grant] write the name into the column 事業名 of the table of money
       *[other] see that the table has a row of that name
    }

grant-of-several = several funders have a grant called “{ $name }”: { $funders }
    .cure = say whose it is too, with funder = "…"

grant-hidden = this grant is from { $funder }, and its visibility keeps it out of their edition “{ $edition }”
    .cure = set its visibility to funder; a total without it would be too small

missing-setting = the setting “{ $key }” is missing
    .cure = write { $key } into roundtable.toml

wrong-setting = { $kind ->
    [text] a text is expected here
    [truth] true or false is expected here
    [list] a list in [ ] is expected here
    [section] this is the name of a section, whose settings are written apart
    [number] a number is expected here
   *[other] the value of the setting does not fit
 }
    .cure = put text in quotes, write numbers plainly, and yes or no as true or false

unknown-setting-value = the setting “{ $key }” cannot be “{ $written }”
    .cure = use one of these: { $offered }

unusable-code = “{ $code }” cannot be a sector's code
    .cure = use only letters, digits, - and _ (and not funder or internal)

unreadable-period = “{ $written }” is not a period
    .cure = write it like 2026-10, 2026-Q2, 2026-H1, FY2026 or 2025-07..2026-06

still-to-write = no documents are made yet, because something is still to be written:{ $name ->
    [yes] {" "}the name of the roundtable;
   *[no] {""}
 }{ $region ->
    [yes] {" "}its region;
   *[no] {""}
 }{ $agenda ->
    [yes] {" "}the common agenda;
   *[no] {""}
 }{ $secretariat ->
    [yes] {" "}the name of the secretariat;
   *[no] {""}
 }{ $members ->
    [yes] {" "}the list of members;
   *[no] {""}
 }{ $meetings ->
    [yes] {" "}the meetings (or values of indicators);
   *[no] {""}
 }
    .cure = replace “○○” in roundtable.toml, and begin with one row for a member and one for a meeting in the tables in inputs

period-before-records = nothing is recorded in { $period } or before; the first record is of { $first }
    .cure = check --period, or period in roundtable.toml

period-ahead = nothing is recorded in { $period } yet; the last record is of { $newest }
    .cure = check --period, or period in roundtable.toml

period-not-over = the last record is of { $newest }, but { $period } is reported as of { $cutoff }
    .cure = if the period is not over yet, give the data cut-off with --as-of

narrative-without-head = the text has no head
    .cure = begin with a line ---, then lines such as `section: summary`, then a line ---

narrative-without-section = the head has no section
    .cure = write section: and one of these: { $offered }

narrative-head-line = “{ $written }” in the head cannot be read
    .cure = write it as `key: value`

narrative-unknown-key = the head cannot have “{ $key }”
    .cure = it can have section, audience, period, goal, indicator, language, visibility, status and author

narrative-empty = the text is empty
    .cure = write it, or remove the file

unprinted-language = no documents in the language of this text ({ $language }) are made, so that it stands in none
    .cure = to make them, add "{ $language }" to languages under [documents] in roundtable.toml; if the text is in another language, correct language: in its head

unprinted-story = this text does not say which indicator it tells of, and stands in no document
    .cure = write the indicator's ID in its head, such as indicator: I01

unprinted-text = this text (section: { $section }) stands in no document
    .cure = look at section: and audience: in its head; the documents of these readers may have no such place. If it is not to be printed, write draft: true in its head

prose-of-later = the text says no period, is taken for one of about { $usual }, and is not printed in the report of { $period } ({ $count ->
    [one] one text
   *[other] { $count } texts
 } in all)
    .cure = if it is about { $period }, write period: { $period } in its head

unknown-reference = there is no { $what ->
    [covered] goal, indicator or promise
   *[other] { $what }
 } “{ $written }”{ $near ->
    [empty] {""}
   *[other] ; is “{ $near }” meant
 }{ $more ->
    [0] {""}
   *[other] {" "}(and { $more } more)
 }
    .cure = add it to { $what ->
    [sector] the sectors of roundtable.toml
    [body] the bodies of roundtable.toml
    [organisation] the list of members, or to the aliases of one there
    [goal] the table of goals
    [meeting] the table of meetings
    [indicator] the table of indicators
    [covered] the table of goals, indicators or promises
   *[other] its table
 }, or correct the spelling{ $known ->
    [empty] {""}
   *[other] ; there are: { $known }
 }

duplicate-code = “{ $code }” stands at { $first } already
    .cure = change one of the codes, or remove the second row

ask-abbreviation = is “{ $written }” short for “{ $long }”
    .same = read it as “{ $long }”
    .other = it is another organisation
    .cure = write “{ $written }” under short_name or aliases in the list of members, and nothing is asked

several-meetings = “{ $written }” fits more than one meeting: { $shown }{ $more ->
    [0] { "" }
   *[other] {" "}(and { $more } more)
 }
    .cure = write the body and the number or the day, so that it is one meeting

listed-twice = this is what { $first } says too
    .cure = if it is the same, remove one of the rows; if not, give them numbers or tell them apart by words

name-taken = “{ $name }” is a name of “{ $other }” too
    .cure = give them names that can be told apart

two-sectors = “{ $name }” has another sector at { $first }
    .cure = an organisation has one sector; correct one of the rows

dates-reversed = { $later } is before { $earlier }
    .cure = check the order of the dates

date-in-future = { $written } is far ahead of everything else in the tables, which ends at { $limit }
    .cure = check the year, and correct it

range-reversed = the lower end { $low } is above the upper end { $high }
    .cure = exchange them

value-without-date = the value has no date
    .cure = give the baseline its date and the target its date

unreadable-milestone = the milestone “{ $written }” cannot be read
    .cure = write date and value with a colon, as in 2026-03:20

observed-twice = { $span } of “{ $indicator }” has a value at { $first } already{ $more ->
    [0] {""}
   *[other] {" "}(and { $more } more)
 }
    .cure = find out which one is right and keep that

other-unit = the unit is “{ $written }”, that of the indicator “{ $unit }”
    .cure = write the value in { $unit }

attendance-twice = “{ $name }” stands at { $first } already; only the first row counts
    .cure = keep one row for each organisation, also if a delegate and a proxy came

meeting-without-record = meeting “{ $code }” ({ $date }) has no record yet
    .cure = enter the attendance, or mark it as cancelled

meeting-without-attendance = meeting “{ $code }” has no attendance
    .cure = enter it in the attendance table or the list of attendees

unreadable-stay = “{ $written }” under “{ $header }” of the attendance report is no time and no length of time
    .cure = hand in the file as Zoom or Teams exported it; opening and saving it can change its dates

report-without-people = nobody is in the attendance report
    .cure = export the report again after the meeting has ended

report-without-meeting = no meeting is recorded on the day of this attendance report ({ $day })
    .cure = enter the meeting of that day; if it was another meeting, put its code in the name of the file and check its date

report-without-day = this attendance report has no date, so nothing tells which meeting it is of
    .cure = put the code of the meeting in the name of the file

report-of-two-meetings = there are two meetings or more on the day of this attendance report ({ $day }): { $meetings }
    .cure = put the code of the meeting in the name of the file

report-at-other-time = this attendance report begins at { $time }, which is not the time of the meeting “{ $code }” of that day (from { $start })
    .cure = if it is of this meeting, put the meeting's code in the name of the file; if not, enter the other meeting

report-of-other-day = the file is named after meeting “{ $code }” ({ $held }), but the attendance report is of { $day }
    .cure = mend the name of the file or the date of the meeting

ask-report-days = the dates of the attendance report can be { $month } or { $day }, and there are meetings on both days
    .month-first = { $month } (month first)
    .day-first = { $day } (day first)
    .cure = the code of the meeting in the name of the file decides it too

ask-participant = nothing tells whom “{ $name }”, who was at meeting “{ $meeting }”, stands for
    .guest = no organisation (not counted)
    .organisation = an organisation (answer with its code){ $near ->
        [empty] { "" }
       *[other] , such as { $near }
    }
    .cure = the name in the list of members, or the organisation in the name shown online, decides it too

ask-absent-online = “{ $name }” is absent from meeting “{ $meeting }” by the record ({ $recorded }) and was there online
    .absent = absent, as recorded
    .online = present online
    .cure = mending the record decides it too

ask-rest-absent = the online report is the only attendance of meeting “{ $meeting }”: organisations in it: { $came }, expected beside them: { $rest }
    .absent = everybody met online: those who are not in the report were absent
    .unknown = some were in the room: the meeting is not counted until they are recorded
    .cure = rows in the attendance table for those in the room decide it too

stayed-too-short = at meeting “{ $meeting }” for less than { $minutes } minutes and not counted: { $names } ({ $count })
    .cure = to count them, lower minimum_minutes under [attendance] in roundtable.toml, or enter them in the attendance table

commitment-without-due = commitment “{ $code }” has no due date
    .cure = with a due date, delays are noticed early

revised-without-due = there is a revised date but no first one
    .cure = enter the first due date too

correction-without-reason = the value of “{ $name }” for { $span } was printed as { $old } and is { $new } in the tables now; no reason is given
    .cure = write the reason into the column 備考 of the value, or put the value back if it is wrong; without a reason the documents are made, and “Corrections since last time” has none
figure-corrected = “{ $id }”{ $more ->
    [0] { "" }
   *[other] { " " }and { $more } others
}: no longer as printed; records of days before were changed since
    .cure = put the records back if they are wrong; if they were corrected, write the reason into a narrative file of the section on corrections. Without it the documents are made, and “Corrections since last time” shows the old number beside the new one

revised-without-reason = the reason for the new date is missing
    .cure = enter the reason

done-date-but-not-done = it was done on { $date }, but its status is not done
    .cure = correct the status or the date

done-without-date = done, but without the day: it counts as done, and neither as on time nor as late
    .cure = fill in the day, and whether it was in time is counted too; if nobody knows it, leave it blank

prose-contradicts = it says “{ $word }”, but the computed status of “{ $name }” is “{ $status_en }”
    .cure = correct the text, or give the reason in its head: override: …

prose-doubtful = it says “{ $word }”, but the computed status of “{ $name }” is “{ $status_en }”
    .cure = correct the text, or give the reason in its head: override: …

number-in-prose = a number of “{ $name }” is written by hand: { $number }
    .cure = write { "{{" } value("I01") { "}}" } instead, so that it always agrees with the tables

leak = this row’s “{ $words }” is { $page ->
    [0] in “{ $document }”
   *[other] on page { $page } of “{ $document }”
 }, which may not show it
    .cure = check the row’s visibility, or the project’s own templates; no document was made

withheld-in-text = this text says “{ $number }”, which tables withhold because it counts few people ({ $cell })
    .cure = write “a few” instead of the number, or narrow the visibility of the text to those who may see it; if there is a reason to print it, write “few_people: the reason” at the head of the text

withheld-by-sum = “{ $written }” in this text gives a number that tables withhold because it counts few people ({ $cell })
    .cure = leave the number out, or narrow the visibility of the text to those who may see the other; if there is a reason to print it, write “few_people: the reason” at the head of the text

withheld-by-words = “{ $written }” in this text is said of people of whom tables withhold how many they are, because they are few ({ $cell })
    .cure = say nothing that holds for each of them, or narrow the visibility of the text; if there is a reason to print it, write “few_people: the reason” at the head of the text

few-people = this text says “{ $written }”, fewer people than its readers are told of (under { $least })
    .cure = leave the number out, or narrow the visibility of the text; if there is a reason to print it, write “few_people: the reason” at the head of the text

few-people-told = “{ $written }” is few people (under { $least }): somebody might be recognised
    .cure = leave the number out; in a text of its own you may also write “few_people: the reason” at the head

few-people-kept = “{ $written }” tells of few people; it is printed for a reason: { $reason }
    .cure = nothing needs doing if the reason still holds

leak-unchecked = could not check “{ $document }” for what it may not show: { $problem }
    .cure = please report this to the makers of Entaku

variance-unexplained = spending on “{ $what }” is { $percent } % { $sign ->
    [less] below
   *[more] above
 } plan, and no reason is given
    .cure = write it in the column for the reason; reports explain differences of more than 10 %

negative-value = { $written } is negative
    .cure = write a number from zero up

score-out-of-range = score { $written } is not between 1 and 5
    .cure = write a number from 1 to 5

override-incomplete = a changed status lacks its reason, who decided it or the day
    .cure = enter all three; they are printed as a note in every edition

progress-out-of-range = progress { $written } is not between 0 and 100
    .cure = write a number from 0 to 100

name-of-two = two indicators are called “{ $name }” ({ $first } and { $other }), so that nobody can tell which is meant
    .cure = write the code, or give them different names in the table of indicators

percent-out-of-range = { $column ->
    [progress_pct] Progress
   *[for_backbone_pct] The share for the secretariat
 }: { $written } is not between 0 and 100
    .cure = write a number of percent from 0 to 100

percent-as-fraction = { $column ->
    [progress_pct] Progress
   *[for_backbone_pct] The share for the secretariat
 }: { $written } is { $written } % or { $percent } %
    .cure = write { $percent } for { $percent } %, or 0 for less than one percent

missing-glyph = no font can print { $characters }
    .cure = write other characters, or put a font that has them into templates/fonts

private-glyph = { $characters } was drawn for one machine; on others it is another letter or none
    .cure = write the letter that Unicode has for it (many names are there: 𠮷, 髙, 﨑), or write it in kana

replaced-character = a letter was lost, and { $characters } stands in its place
    .cure = look at the table or text it comes from, and write the letter again

markdown-image = there is no image “{ $path }”
    .cure = give its path from the text's own folder; it must be under inputs

markdown-image-kind = the image “{ $path }” is damaged or of a kind that is not read
    .cure = save it as PNG, JPEG, GIF, WebP or SVG

markdown-image-large = the image “{ $path }” says that it is { $width } pixels wide and { $height } high, which is too large (at most { $most }0,000 in all)
    .cure = save it smaller

markdown-image-effect = the image “{ $path }” has an effect that takes too long to print ({ $effect })
    .cure = take the effect out, or save the image as PNG

markdown-image-without-text = the image “{ $path }” has no description
    .cure = describe it for those who cannot see it: ![description](file)

markdown-remote-image = the image “{ $path }” is on the internet, so its description is printed in its place
    .cure = to show the image, save it under inputs/narrative and name that file

markdown-cell-beyond-head = the head of this table has { $columns } columns, and this row has “{ $text }” beyond them; it is printed in a column without a head
    .cure = add a column to the head, or write \| for a bar that is part of the text

markdown-open-comment = the comment <!-- does not end, so it is printed as text
    .cure = write --> where the comment ends, or delete <!--

markdown-machinery = what is in <{ $tag }> is not printed
    .cure = if it holds text for readers, move that out of <{ $tag }>

markdown-frame = frames of “:::” are not known here; only the text in them is printed
    .cure = to set a text apart, begin its lines with > as a quotation

markdown-tags = the HTML { $tags } has no meaning here; only the text in it is printed
    .cure = delete the tags if that is fine; tables and headings can be written in Markdown

markdown-unused-note = nothing in the text refers to the footnote “{ $name }”; it is printed where it stands
    .cure = write [^{ $name }] where it belongs

markdown-unknown-note = there is no footnote for “{ $name }”, so it is printed as text
    .cure = add a line “{ $name }: its text”, or delete { $name }

markdown-large-table = this table has { $cells } cells, which is too many (at most { $most })
    .cure = take columns out, or make several tables of it

markdown-many-notes = there are too many footnotes (at most { $most } in a text)
    .cure = make several texts of it, or write what the notes say into the text

markdown-long-table = the table is too long ({ $rows } rows)
    .cure = keep tables in prose to { $most } rows, and hand in longer ones as CSV or Excel

placeholder-unknown = “{ $written }” cannot be filled in{ $near ->
    [empty] {""}
   *[other] ; is “{ $near }” meant
 }
    .cure = write value("indicator"), status("indicator"), table("commitments") or word("-sector"), in a standing text of templates/ fact("roundtable") too; to print it as it is, put \ before each brace

placeholder-hidden = “{ $written }” may not be shown in this edition
    .cure = widen its visibility or narrow the audience of the text

template-error = the template has a mistake ({ $cause })
    .cure = mend this line, or remove the file from templates to return to the base template

unknown-block = The template below has no block “{ $name }”, so this part is not used
    .cure = { $near ->
    [empty] { $offered ->
        [empty] the template below has no blocks: take it in with include instead of extends, and write before or after it
       *[other] choose one of the blocks that it has: { $offered }
     }
   *[other] If “{ $near }” is meant, rename it
 }

text-beside-blocks = What stands outside the blocks is not printed
    .cure = write it between {"{%"} block … {"%}"} and {"{%"} endblock {"%}"}

unknown-template = there is no template “{ $name }”
    .cure = { $near ->
    [empty] check the name; a template of the program is written "base/report/learning.typ.jinja"
   *[other] if “{ $near }” is meant, mend the name
 }

unknown-word = there is no word “{ $key }” in { $language }
    .cure = { $near ->
    [empty] add a line `{ $key } = …` to templates/locales/{ $language }.ftl
   *[other] if “{ $near }” is meant, mend the name; if the word is new, add a line `{ $key } = …` to templates/locales/{ $language }.ftl
 }

unknown-placeholder = this word is not given “{ $written }”
    .cure = { $near ->
    [empty] { $offered ->
        [empty] take it out; this word is given nothing
       *[other] this word is given: { $offered }
     }
   *[other] if “{ $near }” is meant, mend the name{ $offered ->
        [empty] {""}
       *[other] ; this word is given: { $offered }
     }
 }

failing-word = the word “{ $key }” cannot be put together
    .cure = compare the names of its placeholders ({"{ $…"} {"}"}) with the word of the program; without this line that one is used

word-twice = The word “{ $key }” stands there twice, and line { $last } is used
    .cure = take one of the two out

indented-word = There is space before “{ $key }”, so the line is read as more of the word above
    .cure = take the space at its beginning out

text-of-no-sector = There is no sector “{ $sector }”, so this text is not used
    .cure = { $near ->
    [empty] write the ID of a sector before .md in the name of the file: { $offered }
   *[other] If “{ $near }” is meant, rename the file
 }

sector-of-no-kind = “{ $name_en }” has the ID “{ $id }”, but seems to be another sector than “{ $usual_en }”: the guideline’s texts written for that one are not used
    .cure = if they fit, write kind = "{ $id }" for this sector; if not, kind = "" ends this warning

text-with-mark = The file begins with an invisible mark (BOM), which was left out
    .cure = save it as UTF-8 without BOM

text-not-utf8 = The file is in { $encoding }, and was read as that
    .cure = save it as UTF-8

text-broken = its bytes cannot be read as text
    .cure = open it in an editor, mend what is garbled, and save it as UTF-8

template-behind = { $gone ->
    [yes] { $from }, which this was copied from with { $version }, is not in this version of the program
   *[no] { $from } has changed since this was copied from it with { $version }
 }
    .cure = { $gone ->
    [yes] check whether this file is still needed; without its first line (“Entaku …”) this is not told again
   *[no] take in what changed with `entaku templates update`; if it is right as it is, take out its first line (“Entaku …”)
 }

unsettled = a place that an update marked with “<<<<<<<” is not settled: both your text and the new one stand here
    .cure = your text is from “<<<<<<< ours” to “=======”, the new one from there to “>>>>>>> theirs”; keep the one you want and take out the three lines of marks, or go back with `entaku templates undo`

older-look = { $name ->
    [empty] this copy is older than the program; { $failing } cannot use it ({ $cause })
   *[other] this copy has no “{ $name }”, which { $failing } uses ({ $cause })
 }
    .cure = take in the new file with `entaku templates update`, or remove this one to go back to the program's

word-behind = the word below “{ $key }” has changed since the last update
    .cure = with `entaku templates update` your word and the new one are put side by side

unknown-macro = { $from } has no macro “{ $name }”, which { $asks } uses
    .cure = { $near ->
    [empty] write {"{%"} macro { $name }(…) {"%}"} in { $from }; if it is the project's own, compare it with the program's
   *[other] if “{ $near }” is meant, give both the same name
 }

word-not-given = the word “{ $key }” is not given what it asks for
    .cure = give it as t("{ $key }", name=value); it asks for: { $asked }

unknown-section = there is no template of a section “{ $name }”{ $near ->
    [empty] {""}
   *[other] ; is “{ $near }” meant
 }
    .cure = mend the name, or, if the section is new, give it a heading (title = "…") or make { $path }

unknown-outline = there is no outline “{ $name }” (templates/report.{ $name }.toml or of another kind){ $near ->
    [empty] {""}
   *[other] ; is “{ $near }” meant
 }
    .cure = mend the name, or make it from a copy of templates/report.toml

outline-of-none = no edition has this outline, so the file is not used{ $near ->
    [empty] {""}
   *[other] ; the settings name “{ $near }”
 }
    .cure = write outline = "{ $name }" in [editions.…] of roundtable.toml, or remove the file

section-twice = the section “{ $name }” stands there twice
    .cure = take one of the two lines out

unlisted-section = { $outline } does not name this section, so it is in no document
    .cure = { $near ->
    [empty] to have it in the document, add a line "{ $name }", to { $outline } where it is to stand
   *[other] rename it if “{ $near }” is meant; if it is new, add a line "{ $name }", to { $outline } where it is to stand
 }

whole-template = documents are made of sections now, and this file of a whole one is not used
    .cure = { $blocks ->
    [empty] write what you change into templates/{ $kind }/<section>.typ.jinja and remove this file; templates/{ $kind }.toml has the sections
   *[other] move each of these into a file templates/{ $kind }/<section>.typ.jinja and remove this one: { $blocks }. {"{%"} include "base/{ $kind }/<section>.typ.jinja" {"%}"} takes in what was there
 }

words-syntax = the list of words has a mistake ({ $cause })
    .cure = check that the line reads `key = words`

missing-words = there are no words for “{ $key }” in { $language }
    .cure = add a line `{ $key } = …` to templates/locales/{ $language }.ftl

missing-text = the guideline text { $path } is missing
    .cure = put a text of that name into the templates folder

page-fault = page { $page }{ $left ->
    [empty] {""}
   *[other] {" "}({ $left } mm from the left, { $top } mm from the top)
 }: { $fault ->
    [outside] “{ $words }” reaches into the margin
    [over] “{ $words }” and “{ $more }” lie over each other
    [small] “{ $words }” is too small ({ $more } pt)
    [pale] “{ $words }” is too pale (contrast { $more }, 4.5 is needed)
    [colour] “{ $words }” says by its colour alone what it means
    [lonely-head] the heading “{ $words }” stands alone at the end of the page
    [empty-section] nothing stands below the heading “{ $words }”
    [line-begins] “{ $words }” stands at the beginning of a line
    [line-ends] “{ $words }” stands at the end of a line
    [broken-word] the short word “{ $words }” breaks in its cell
    [blank] nothing is on it
    [last-page] hardly anything is on the last page
   *[nearly-empty] more than two thirds of it are empty
 }
    .cure = { $fault ->
        [outside] widen margin in theme.typ, or the column in widths.typ
        [over] give the parts that lie over each other more room
        [small] use a larger size in theme.typ
        [pale] use a darker colour in theme.typ
        [colour] put a symbol beside the colour (status-symbols in theme.typ)
        [lonely-head] give the heading’s block sticky: true
        [empty-section] leave a section without content out of the template
        [line-begins] change the width a little, or justify the text
        [line-ends] change the width a little, or justify the text
        [broken-word] give the column more room in widths.typ
        [last-page] tighten sizes or margins a little
       *[other] look at page breaks, and at parts that do not break over pages
    }

word-too-long = a word without a break is too long for a PDF (about 16,000 letters)
    .cure = put a space or a line break into it, or leave out what is not needed

broken-image = the image { $path } is damaged and cannot be printed ({ $cause })
    .cure = check that a viewer opens it, and save it again as PNG or JPEG; only the documents with it wait

typst-error = it cannot be typeset: { $cause }{ $hint ->
    [empty] {""}
   *[other] ({ $hint })
 }
    .cure = mend the template or text at this place

value-as-text = a value is put into text without “#”, so that “[” or “fig(” is printed
    .cure = in text, write #{"{{"} … {"}}"}; instead of {"{{"} … {"}}"}

typst-warning = the typesetter warns: { $cause }{ $hint ->
    [empty] {""}
   *[other] ({ $hint })
 }
    .cure = check the template or text at this place

unusable-font = it cannot be read as a font
    .cure = use a TrueType or OpenType font (.ttf, .otf)

unknown-audience = there is no audience “{ $written }”
    .cure = use one of these: { $known }

audience-of-several = “{ $written }” is the name of several editions together
    .cure = choose one of these: { $known }

unknown-language = this project makes no documents in “{ $written }”
    .cure = add it to languages in roundtable.toml, or use one of these: { $known }

unused-english = no breakdown has { $word }, which [english] translates
    .cure = write the head or a value of a breakdown as the table has it, or delete the line

nothing-to-make = there is nothing to make
    .cure = check the combination of --audience and --kind

# Judgements.

target-on-baseline-day = the target is for the day of the baseline ({ $day })
    .cure = correct the time of the target or of the baseline

months-missing = “{ $indicator }” has values for { $there } of { $months } months only (missing: { $missing }){ $reporters ->
    [empty] {""}
   *[other] ; months are missing from: { $reporters }
 }
    .cure = enter the values that have come; without them the documents are made, progress is measured by the months that are there, and the report says so

spending-unreported = “{ $funder }” does not say what was spent{ $more ->
    [0] {""}
   *[other] {" "}(nor do { $more } more)
 }; the report says “not reported”, and neither what is left nor the rate of use
    .cure = write 0 if nothing was spent yet; while it is blank, the secretariat’s money may seem to last longer than it does

no-range = “{ $indicator }” is to be maintained or kept in a range, and nothing says within what, so it is not judged
    .cure = enter the ends of the range, or a target and a survey error

ask-spans = “{ $indicator }” has { $whole } for { $span }, and the values in it come to { $parts }{ $more ->
    [0] {""}
   *[other] {" "}(and { $more } more)
 }
    .parts = use the values in it ({ $parts })
    .whole = use that of { $span } ({ $whole }) and not those in it
    .cure = correct one of them, or remove what is not needed

ask-reporters = “{ $indicator }” has a value without a reporter ({ $whole }) for { $span } beside those of reporters, which come to { $parts }{ $more ->
    [0] {""}
   *[other] {" "}(and { $more } more spans)
 }
    .parts = use the reporters’ values ({ $parts }) only
    .whole = use the value without a reporter ({ $whole }) only
    .both = count both, as values of different organisations
    .cure = remove the row if it is the total, or write whose value it is

ask-direction = “{ $indicator }” is to go { $written ->
    [up] up
   *[other] down
 }, and its target is { $target } from a baseline of { $baseline }
    .up = up is good: reached at { $target } or more
    .down = down is good: reached at { $target } or less
    .cure = correct the direction, the baseline or the target

ask-running = the values of “{ $indicator }” ({ $values }) grow as a running total of the fiscal year does
    .monthly = add them up as values of months ({ $monthly } this year)
    .running = read them as running totals ({ $running } this year)
    .cure = enter the value of each month

ask-said-running = the values of “{ $indicator }” stand in a table whose title or name says that they run on
    .running = read them as running totals of the fiscal year (the last is { $running })
    .monthly = add them up as values of months ({ $monthly } in all)
    .cure = enter the value of each month, and take the word out of the title

span-not-over = { $span } had not ended on the cut-off ({ $day }), so this value is not used; the values of its months are{ $more ->
    [0] {""}
   *[other] {" "}(and { $more } more)
 }
    .cure = remove the row if it is the sum so far; add the months that are missing

parts-without-whole = of “{ $indicator }” there are only parts, and no value of the whole, so that it counts as without data
    .cure = add a row with the value of the whole (its part left empty, or “total”); parts need not come to the whole, so the program does not add them up

ask-larger-part = “{ $indicator }” is { $whole } for { $span }, and “{ $part }” of it is { $number }{ $more ->
    [0] {""}
   *[other] {" "}(and { $more } more)
 }
    .leave = do not use this part
    .keep = use it as it is written
    .cure = correct the whole or the part, whichever is wrong

ask-sum-of-shares = “{ $indicator }” is a share in per cent, and its values are to be added up
    .latest = use the latest value
    .sum = add the shares up
    .cure = write 期末 or 平均 as its 集計 in the table of indicators

ask-few-people = { $kind ->
    [number] “{ $written }” is a number that tables withhold because it counts few people ({ $cell })
    [sum] “{ $written }” gives a number that tables withhold because it counts few people ({ $cell })
    [all] “{ $written }” is said of people of whom tables withhold how many they are, because they are few ({ $cell })
   *[other] “{ $written }” is fewer people than its readers are told of (under { $cell })
 }: is there a reason to print it?
    .reason = a reason, such as: they agreed to it
    .cure = if there is none, leave the number out, or narrow the visibility of the row

ask-empty-edition = the edition { $editions } shows none of the indicators and commitments that were entered (the rows { $places } are for fewer readers than this edition has). Is that meant?
    .empty = make it without them
    .cure = to show them, write “{ $visibility }” in the column visibility of these rows, or set it for a whole table under [visibility] in roundtable.toml (indicators = "{ $visibility }")

ask-one-person = “{ $written }” may fit only one person: is there a reason to print it?
    .reason = a reason, such as: the speaker agreed to be described like this
    .cure = if there is none, say something that fits several people, such as “a woman in her eighties”

ask-people = it is not clear whether “{ $indicator }” ({ $name }, unit “{ $unit }”) counts people
    .people = it counts people (small numbers are not published)
    .other = it counts no people (small numbers are published too)
    .cure = enter the smallest number that may be published in the column 最小公表件数 of the table of indicators (0 publishes all)

ask-denominator = “{ $indicator }” has percentages by parts, and no row says of how many people they are{ $more ->
    [0] {""}
   *[other] {" "}(and { $more } more)
 }; where these are few, people can be recognised
    .withhold = leave the parts out until their numbers are entered
    .print = they are no percentages of people, or each part has people enough (print them)
    .cure = add the column 分母 to the table of values with the number of people that each percentage is of, such as those who answered; if they are not of people, enter 0 in 最小公表件数 of the table of indicators

ask-parts = “{ $indicator }” has { $whole } for { $span }, and its parts by { $dimension } come to { $parts }{ $more ->
    [0] {""}
   *[other] {" "}(and { $more } more)
 }
    .whole = keep the whole ({ $whole }), and print the parts as they are
    .parts = make the sum of the parts ({ $parts }) the whole
    .cure = correct the whole or its parts; call what is in none of them “Other” or “Unknown”

ask-total-part = “{ $indicator }” has { $whole } for { $span }, and its part “{ $part }” has { $total }{ $more ->
    [0] {""}
   *[other] {" "}(and { $more } more)
 }
    .whole = use the whole ({ $whole }) and not “{ $part }”
    .total = make “{ $part }” ({ $total }) the whole
    .cure = correct one of them, or remove what is not needed

ask-kana = “{ $first }” and “{ $second }” of { $dimension } differ in the kind of kana only
    .one = join them as one part
    .two = keep them as two parts
    .cure = if they are one, write them one way

ask-rows-twice = { $count } rows of { $table } stand there twice with the same contents (the first one at { $first })
    .once = count them once
    .both = count both
    .cure = remove the copied file or row; if it happened twice, tell them apart in a note

ask-amended-row = “{ $what }” is at { $first-place } and at { $second-place }, with other numbers ({ $first-number } and { $second-number }){ $more ->
    [0] {""}
   *[other] {" "}(and { $more } more pairs)
 }
    .second = count the one at { $second-place } only ({ $second-number })
    .first = count the one at { $first-place } only ({ $first-number })
    .both = two things: count both ({ $sum } together)
    .cure = if one is the row before it was corrected, remove it or its file; if they are two things, tell them apart in a note

ask-negative-amounts = { $table } holds an amount below zero ({ $amount }){ $more ->
    [0] {""}
   *[other] {" "}(and { $more } more rows)
 }
    .use = count it, as money paid back or taken off
    .leave = leave this row out
    .cure = correct the amount if it was a slip

ask-same-grant = “{ $grant }” is at { $first-place } too, with another amount ({ $first-amount } and { $second-amount }){ $more ->
    [0] {""}
   *[other] {" "}(and { $more } more)
 }
    .both = two grants: count both
    .first = use the row of { $first-file } only
    .second = use the row of { $second-file } only
    .cure = remove the older file or row; if they are two grants, give them different names

ask-fraction = the unit of “{ $indicator }” is %, and one of its values is { $value }{ $more ->
    [0] {""}
   *[other] {" "}(and { $more } more)
 }
    .percent = as written, { $value }%
    .fraction = a fraction: { $times }%
    .cure = write per cent: 45 or 45%

ask-impossible = { $span } of “{ $indicator }” is { $value }{ $more ->
    [0] {""}
   *[other] {" "}(and { $more } more)
 }
    .as-written = use it as it is written
    .leave-out = leave it out
    .cure = check the value and correct it

ask-outlier = { $span } of “{ $indicator }” is { $value }, a hundred times those around it ({ $around }) or more{ $more ->
    [0] {""}
   *[other] {" "}(and { $more } more)
 }
    .as-written = use it as it is written
    .leave-out = leave it out
    .cure = check digits and unit, and correct it

ask-far-period = “{ $indicator }” has a value of { $span }, far from all others{ $nearest ->
    [empty] {""}
   *[other] {" "}(the nearest is of { $nearest })
 }{ $more ->
    [0] {""}
   *[other] {" "}(and { $more } more)
 }
    .leave-out = leave it out: the year is a slip
    .as-written = use it as it is written
    .cure = check the year and correct it

ask-far-day = { $written } is well ahead of everything else in the tables, which ends at { $limit }{ $more ->
    [0] {""}
   *[other] {" "}(and { $more } more in this table)
 }
    .as-written = it is right (after the cut-off it does not count yet)
    .year-before = the year is a slip: take the day a year before, { $before }{ $more ->
        [0] {""}
       *[other] , and the same for the { $more } more
     }
    .cure = check the date and correct it

ask-cancelled = meeting “{ $meeting }” ({ $date }) is marked cancelled, and { $present } are recorded as present
    .cancelled = it was cancelled: do not count its attendance
    .held = it was held: count its attendance
    .cure = mark it as held, or remove its attendance

ask-called-off = meeting “{ $meeting }” ({ $date }) has the remark “{ $remark }”, which may say that it was called off
    .not-so = it was not called off
    .cancelled = it was called off
    .cure = with planned, held or cancelled in the column of its state, this is not asked again

ahead-with-attendance = meeting “{ $meeting }” ({ $date }) is marked planned and has people present; it counts as not yet held
    .cure = check its date and state

ask-present-absent = “{ $name }” is both present and absent at meeting “{ $meeting }” (also at { $first })
    .present = it was present
    .absent = it was absent
    .cure = keep one row for each organisation

ask-not-a-member = “{ $name }” is in the attendance of { $date }, when it was no member ({ $since }){ $more ->
    [0] {""}
   *[other] {" "}(and { $more } more)
 }
    .count = count it as a member
    .leave-out = do not count it on those days
    .cure = correct the day it joined or left, or the attendance

ask-out-of-term = “{ $name }” is in the attendance of { $date }, outside its term of office ({ $terms }){ $more ->
    [0] {""}
   *[other] {" "}(and { $more } more)
 }
    .count = count it as within the term
    .leave-out = do not count it outside the term
    .cure = correct the days on which the term begins or ends, or add the row of the successor

# The shell.

cli-unknown-flag = there is no option “{ $written }”{ $near ->
    [empty] {""}
   *[other] . Did you mean “{ $near }”?
 }
cli-unknown-command = there is no command “{ $written }”{ $near ->
    [empty] {""}
   *[other] . Did you mean “{ $near }”?
 }
cli-wrong-value = { $argument } cannot be “{ $written }”{ $offered ->
    [empty] {""}
   *[other] . It can be: { $offered }
 }
cli-no-value = { $argument } needs a value{ $offered ->
    [empty] {""}
   *[other] . It can be: { $offered }
 }
cli-missing = { $argument } is missing
cli-mistake = the options do not fit together ({ $argument })
cli-help = entaku --help shows how it is used.

cause-permission = no permission
cause-full = no space is left
cause-read-only = nothing can be written there
cause-missing = the place does not exist
cause-no-folder = something there is not a folder
cause-other = reason number { $number }

jobs-capped = --jobs { $asked } is more than this machine has threads or memory for; { $most } are used

severity-error = error


severity-question = question
severity-warning = warning

machine-read = { $path } cannot be read ({ $cause }); close other programs that have it open

machine-missing = there is no { $path }; check its name and place

machine-serve = the desk on { $path } cannot be opened ({ $cause })

machine-write = { $path } cannot be written ({ $cause }); check free space and permissions

machine-replace = { $path } cannot be replaced ({ $cause }); nothing was replaced; close viewers that have it open and run again

machine-full = there is no room to write { $path }; nothing was replaced; free some space and run again

machine-read-only = { $path } is read-only and cannot be replaced; nothing was; take the mark off and run again

machine-busy = another entaku (process { $process } on { $host }) is writing to { $path }; wait until it is done and run again

machine-unfinished = replacing the documents stopped at { $path } ({ $cause }); close open files and run entaku again, which does the rest

machine-spoiled = replacing the documents stopped halfway, and its record is damaged; remove { $path } and run entaku to make all of them again

lock-waits = another entaku (process { $process } on { $host }) is writing to { $path }; waiting for it

recovered-finished = what had stopped halfway before is finished: { $path }

recovered-dropped = what a stopped run had left was cleared away; documents made before it are as they were: { $path }

unfinished-note = The documents in this folder are being replaced, and some are missing. If this file stays, run entaku again: it does the rest and removes this file.

summary-older = { $count ->
        [one] One document is
       *[other] { $count } documents are
    } still from earlier inputs or settings, of these editions: { $editions }

progress = typesetting

slip-title = Return slip

slip-sent = As sent

slip-about = { $count ->
        [one] One place
       *[other] { $count } places
    } in “{ $file }” should be looked at.

slip-request = What is marked “error” cannot be published until it is corrected. Please correct the coloured cells of the next sheet and send this file back, or correct your own table and send that.

slip-number = no.

slip-weight = kind

slip-sheet = sheet

slip-cell = cell

slip-written = what is written

slip-wrong = what is wrong

slip-cure = what to write

summary-slips = Made { $count ->
        [one] one return slip
       *[other] { $count } return slips
    }: { $folder }

summary-made = Made { $count ->
        [one] one document
       *[other] { $count } documents
    } in { $seconds } s.
    Folder: { $folder }

summary-warnings = { $count ->
        [one] One thing needs
       *[other] { $count } things need
    } attention (listed above). The documents are made.

summary-nothing-made = { $errors ->
        [one] One error has
       *[other] { $errors } errors have
    } to be fixed, so nothing was made. Earlier documents are untouched.

summary-must-fix = { $errors } to fix, { $questions } to answer, { $warnings } to look at. Documents can be made once the errors are fixed.

summary-waiting = These documents are not made until the errors above are fixed: { $documents }

check-fast = The layout of the documents was not checked (--fast).

check-sealed = { $period } is sealed as issue { $issue }; the layout of its documents was not checked.

summary-checked = Read { $files } files. Nothing has to be fixed ({ $questions } to answer, { $warnings } to look at).

init-made = Made { $files } files in { $folder }.
    Fill in the tables under inputs, then run `entaku build --project { $folder }`.

init-occupied = There are files in { $folder } already. Name an empty folder.

help-about = Makes a roundtable's progress reports and guidelines (PDF) from meeting logs, metrics and prose.

help-after = Exit codes: 0 made, 1 the inputs need fixing, 2 the machine failed or the command line was wrong

help-commands = Commands

help-options = Options

help-usage = Usage

help-usage-line = entaku [command] [options]

help-arguments = Arguments

help-build = Make the documents (also without any command)

help-check = Lay every document out without writing it, and report everything that is wrong

help-schema = Write out the shape of the tables, settings and templates for other programs (JSON)

help-config = Write out the shape of the settings (JSON Schema) instead of the tables

help-view = Write out what the sections of templates are given (JSON Schema) instead of the tables

help-markdown = With --view: as Markdown to read, section by section

help-explain = Show how a figure comes about, down to the cell (without an ID: list them)

help-diff = Compare the ends of two periods and tell what changed

help-archives = Folder with the archives of sealed editions (outputs if not given)

help-figure = ID of the figure: I01, I01.value, CA1, promises.labour.overdue

help-one-audience = Whose figures (the secretariat's if not given)

help-from = The earlier period, such as 2026-09

help-to = The later period, such as 2026-10

figure-value = value: { $value }

figure-rows = rows ({ $count })

explain-unknown = There is no figure “{ $id }”. entaku explain lists them.

explain-unknown-near = There is no figure “{ $id }”. Do you mean “{ $near }”?

diff-order = Give the earlier period first: entaku diff 2026-09 2026-10

diff-title = What changed from the end of { $from } to the end of { $to }

diff-nothing = Nothing changed.

help-seal = seal what was sent out (puts an archive, sealed-1.zip, beside the PDFs)

help-issue = the number of the issue; only when a corrected one is sent out: 2 and so on

help-new-issue = make the next issue of a period that was sealed

archive-altered = the archive of a sealed edition, { $path }, was altered or is damaged.
    If you have a copy, put it back. If not, move this file out of outputs to go on without comparing with what was printed.

archive-newer = the archive of a sealed edition, { $path }, was made by a newer Entaku. Please update Entaku.

build-sealed = { $period } is sealed as issue { $issue }. No documents were made, and nothing was overwritten.
    To correct it and send it out again, add --new-issue, which makes the next issue.

seal-done = sealed { $period } as issue { $issue } ({ $count } documents).
    archive: { $path }
    It holds all tables too, so keep it within the secretariat.

seal-same = { $period } is sealed as issue { $issue } already, with this content. Nothing was changed.

seal-same-but = { $period } is sealed as issue { $issue }, but documents in the folder are not those that were sealed: { $files }
    `entaku verify` tells what differs.

seal-differs = { $period } is sealed as issue { $issue }, but the tables now make other content. Issue { $issue } stays as it is.
    To send out the corrected one as issue { $next }, make and read it with `entaku build --period { $period } --new-issue`, then `entaku seal --period { $period } --issue { $next }`.

seal-first = the next issue of { $period } is { $issue }. Write --issue { $issue }, or leave --issue out.

seal-not-built = not sealed: documents in the folder are not those that the tables make now: { $files }
    Make them with `entaku build --period { $period }`, read them, and run this again.

seal-not-built-issue = not sealed: documents in the folder are not those of the next issue that the tables make now: { $files }
    Make them with `entaku build --period { $period } --new-issue`, read them, and run this again.

seal-unreadable = not sealed: the documents of { $period } could not be read back.

seal-nothing = not sealed: { $errors } problems must be fixed, { $questions } questions are open.

help-verify = tell whether documents are those that were sealed

help-files = PDFs, an archive (sealed-1.zip) or a folder, as many as you like

help-remake = also make the documents again from the archived tables

verify-genuine = { $file }
    genuine: to the byte what was sealed as { $period }, issue { $issue }, “{ $title }” ({ $program }).

verify-listed = { $file }
    to the byte what the manifest beside it lists. It was not compared with the archive of a sealed edition.

verify-resaved = { $file }
    saved again: its text and attached tables are those of { $period }, issue { $issue }, “{ $title }”, but the file is not the same. Use the original as evidence.

verify-redrawn = pages that are drawn in another way: { $pages }. Another program printed them anew, or something was laid over them. Compare them by eye.

verify-altered = { $file }
    altered: it differs from what was sealed as { $period }, issue { $issue }, “{ $title }”:

verify-unreadable = { $file }
    not what was sealed as { $period }, issue { $issue }, “{ $title }”. It cannot be read as a PDF, so what differs is not known.

verify-unlisted = { $file }
    not what the manifest beside it lists. With the archive (sealed-1.zip) it can be told what differs.

verify-unknown = { $file }
    unknown: no archive has this document, nor one that it was made from.

verify-blind = { $file }
    there is nothing to compare it with. Put the archive (sealed-1.zip) into the same folder, or name both: entaku verify document.pdf sealed-1.zip

verify-unread = { $file }
    could not be read and was not checked: it is a link, or too large. Name the file itself.

verify-nothing = no PDF and no archive was found.

verify-page = page { $page }: was “{ $was }”, is “{ $is }”

verify-page-gone = page { $page } is missing

verify-page-new = page { $page } was not there

verify-attachment = an attached table differs

verify-note = a note was put on a page: { $text }

verify-figure = a printed figure is there less often: { $words } ({ $id })

verify-more = and { $count } more

verify-beside = { $file }
    altered since it was sealed.

verify-all-good = all { $count } are what was sealed.

remade-without-archive = without the archive of a sealed edition (sealed-1.zip) nothing can be made again.

remade-same = { $period }, issue { $issue }: made again from the archived tables, every document is the same to the byte.

remade-same-figures = { $period }, issue { $issue }, was made by another version ({ $then }). This one ({ $now }) makes other files of it, and prints the same figures.

remade-other-figures = { $period }, issue { $issue }, was made by another version ({ $then }). This one ({ $now }) prints other figures:

remade-different = { $period }, issue { $issue }: made again from the archived tables, these documents are not the same. The program is the same ({ $now }), so the archive or the sealed documents may have been altered.

remade-failed = { $period }, issue { $issue }, could not be made again from the archived tables (made by { $then }, this is { $now }).

help-key = make a key pair for signing (sealing and verifying need none)

help-key-file = name of the key's file (entaku.key if left out); the public key, entaku.pub, goes beside it

help-secret-key = sign the manifest and the archive with this key

help-public-key = public key to check signatures with: the key itself (RW…) or a file such as entaku.pub

key-made = made a key pair.
    secret key: { $secret } (give it to nobody, and keep it apart from its passphrase; if it is lost, a new one is needed)
    public key: { $public }
    To print it in reports, write this line under [secretariat] of roundtable.toml:
    public_key = "{ $key }"

key-shared = no key was made at { $path }: what is in inputs, templates and outputs is archived or handed out. Name another place.

key-exists = { $path } is there already. Nothing was done, so that no key is lost. Choose another name.

key-failed = the key could not be made. Please try again.

key-unreadable = { $path } cannot be read as a key.

key-passphrase-new = choose a passphrase that protects the key:{" "}

key-passphrase-again = once more:{" "}

key-passphrase = passphrase of the key:{" "}

key-passphrase-needed = there is no passphrase, or the two differ. Nothing was done.

key-wrong-passphrase = this is not the passphrase of { $path }. Nothing was done.

seal-signed = signed: { $files }

verify-signed = { $file }
    signed with this public key, and not changed since.

verify-signed-otherwise = { $file }
    the signature does not fit: it was changed after it was signed, or signed with another key.

verify-unsigned = { $file }
    not signed.

verify-nothing-signed = no manifest and no archive was found whose signature could be checked.

help-format = How to report: text (the default) or json

help-fast = check the inputs only and lay no document out (quicker; what only layout shows is not found)

help-pages = Judge how the pages look as well (margins, overlaps, sizes, colours, breaks): for those who change the look

help-slips = Make return slips as well

help-templates = list what can be changed: sections, words, texts, look, fonts

help-templates-take = copy one file of the program into the project's templates, to change it
help-templates-update = Take what changed in a newer program or pack into the files that were copied
help-templates-undo = Go back to before the last update (once more, and it is done again)
help-pack = Make a pack for several roundtables from a project's templates and settings
help-pack-folder = Folder of the pack to make

help-template-name = a name of the list, such as report/learning

help-only-group = list a part only: sections, parts, texts, look, fonts, words

templates-outlines = Order of sections

templates-sections = Sections of { $kind ->
    [report] the report
    [guideline] the guideline
    [kit] the papers for the meeting day
    [summary] the one-page summary
    [member] a member’s own pages
   *[plain] the edition in plain words
 }

templates-parts = Parts of sections

templates-texts = Texts

templates-look = Look

templates-fonts = Fonts

templates-readings = Readings

templates-words = Words

templates-base = {"base   "}
templates-pack = pack

templates-changed = changed

templates-own = {"own    "}

templates-unknown = The program has no file “{ $name }”. { $near ->
    [empty] “entaku templates” lists the names.
   *[other] Is “{ $near }” meant?
 }

templates-there = { $path } is there already and is not replaced. To copy it again, rename the one that is there.

templates-taken = Copied to { $path }. What you change in it changes the documents. Leave its first line (“Entaku …”): it is how you will be told that the program's file has changed.

templates-taken-bare = Copied to { $path }. What you change in it changes the documents.

update-merged = { $count ->
    [0] { $path }: merged.
    [one] { $path }: merged; { $count } place is for you to settle.
   *[other] { $path }: merged; { $count } places are for you to settle.
 }
update-gone = What { $path } was copied from is not there any more. The file stays as it is.
update-marked = { $path } still has marks of an earlier update. First keep the side you want and take out the lines of marks.
update-nothing = There is nothing to take in.
update-undo = To go back, use `entaku templates undo`.
update-pages = { $count ->
    [one] The pages of { $count } document change.
   *[other] The pages of { $count } documents change.
 } Before and after are side by side in { $folder }.
update-same-pages = No document's pages change.
update-no-pages = No document could be made, so there are no pages to compare. Look with `entaku check`.
update-settle = { $count ->
    [one] There is { $count } marked place.
   *[other] There are { $count } marked places.
 } Look for “<<<<<<<”, keep the side you want, and take out the lines of marks.
undo-nothing = There is no update to go back from.
undo-back = { $path } is back.
undo-done = All is as before the last update. With `entaku templates undo` once more, the update is done again.

pack-made = A pack with { $files } files was made in { $folder }. In roundtable.toml of a project that is to use it, write base = "where the pack is" at the top. This project can use it too: then take out of it what is in the pack.
pack-occupied = There is something in { $folder } already. Name a new folder.
pack-nothing = This project has nothing that a pack could hold.

template-report = sections of the report, in order

template-guideline = sections of the guideline, in order

template-kit = sections of the papers for the meeting day, in order

template-plain = sections of the edition in plain words, in order
template-summary = sections of the one-page summary, in order
template-rollup = sections of the report of the whole, in order (changed in the pack that all share)

template-rollup-attachments = the data that is attached

template-rollup-title = the title block

template-rollup-indicators = sections of the documents on single indicators, in order (changed in the same pack)

template-rollup-indicators-attachments = the data that is attached to a document on one indicator

template-rollup-indicators-indicator = values and courses of one indicator

template-rollup-indicators-title = the title block of a document on one indicator

template-rollup-summary = sections of its one page, in order (changed in the same pack)

template-rollup-summary-summary = how all stand, on one page

template-rollup-summary-title = the title block of the one page

template-parts-rollup = parts of the report of the whole

template-member = sections of a member’s own pages, in order

template-frame = what every document begins with

template-furigana = readings of words in the plain edition

template-own = sections of your own that an outline gives a heading

template-parts-commitments = table of promises

template-parts-contributions = table of contributions

template-parts-indicators = tables and charts of indicators

template-lib-charts = charts

template-web-charts = charts of web pages

template-web-element = what elements of web pages are made of

template-web-lib = the way into the look of web pages

template-web-markdown = texts (Markdown) of web pages

template-web-page = frame and title of web pages

template-web-parts = tables, marks and frames of web pages

template-web-style = the look of web pages (CSS)

template-lib-letter = cover letter

template-lib-lib = the way into the look

template-lib-long = breaks in long words

template-lib-markdown = how texts (Markdown) are set

template-lib-page = paper, margins, heads and page numbers

template-lib-parts = tables, marks and frames

template-lib-ruby = readings above words

template-lib-theme = colours, fonts, sizes and spacing

template-lib-widths = widths of columns

template-common-title = title

template-common-contact = contact

template-report-cover-letter = cover letter

template-report-contents = contents

template-guideline-contents = contents

template-report-attachments = data of the tables, attached

template-guideline-attachments = data of the tables, attached

template-plain-contact = contact

template-summary-standing = how we stand

template-summary-chart = one chart

template-member-message = a word from the secretariat

template-member-asks = what is asked of the member

template-report-method = how numbers are worked out

template-report-own-method = how numbers are worked out

template-report-costs = costs of the secretariat

template-report-hours = hours of the secretariat

help-init = Make a new project

help-layer = Folder of the pack to lay under the project; if not given, the one that base in roundtable.toml names
help-project = Folder of the roundtable, the one with inputs in it (this folder, if you give none)

help-period = Period to report on: 2026-10, 2026-Q2, 2026-H1, FY2026 (fiscal), CY2026 (calendar), 2025-07..2026-06

help-as-of = Data cut-off; the last day of the period if not given

help-message-lang = Language of messages

help-audience = make only this edition: its name in roundtable.toml (the id of a sector, funder, internal, one of your own, or that of an each); may be repeated

help-kind = Only this kind (report, guideline, kit, plain, summary, member); can be repeated

help-lang = Only in this language; can be repeated

help-out = Folder to put the documents in (outputs if not given)

help-jobs = How many documents are typeset at a time (the number of CPUs if not given)

help-keep-markup = Keep the Typst sources (.typ) too

help-folder = Folder to make

help-help = Show this help

help-version = Show the version

comma = {", "}
question-answer = To answer: entaku answer { $id } NUMBER
question-reason = To give a reason: entaku answer { $id } "REASON"

receipt-head-file = file
receipt-head-sheet = sheet
receipt-head-place = place
receipt-head-use = use
receipt-head-before = written
receipt-head-after = read as
receipt-sheet = { $file } “{ $sheet }”
receipt-line = { $table } { $place }: { $parts }
receipt-other = { $place }: { $what }
receipt-and = {" and "}
receipt-read = { $count ->
    [one] { $count } record read
   *[other] { $count } records read
 }
receipt-refused = { $count } rows cannot be read until they are mended
receipt-total = { $count } rows of totals checked
receipt-total-unchecked = { $count } rows of totals not used
receipt-note = { $count } notes
receipt-comment = { $count } remarks
receipt-example = { $count } examples
receipt-filtered = { $count } rows hidden by a filter not used
receipt-hidden = { $count } hidden rows not used
receipt-set-aside = { $count } rows not used
receipt-breakdown = { $heads } read as breakdowns
receipt-total-columns = { $heads } checked as totals
receipt-unused = { $heads } not used
taken-table = read as { $table }
taken-guide = a sheet of instructions
taken-hidden-sheet = a hidden sheet, not used
taken-older = not used, because another file has a newer version
taken-copy = the same table stands in another file; not used
taken-plan = planned values, or those of another year, not used
taken-answers = the answers to questions
taken-text = a text without a table
taken-no-table = not read, because it is no table of a report
taken-by-layout = not used, as a layout file says
taken-by-answer = Not used, as was answered
taken-internal = not read, because its name says that it is internal
taken-unknown = no known table, not used
taken-empty = nothing is in it
clue-sheet = by the name of the sheet
clue-file = by the name of the file
clue-folder = by the name of the folder
clue-headers = by its heads
clue-answer = by an answer
clue-contents = by its contents
clue-layout-file = by a layout file
context-indicator = indicator that the sheet or file is named after
context-year = fiscal year of the title or a name
context-newer = this newer file holds for the same rows
context-older = holds for the same rows of this older file
context-unit = unit above the table
column-field = read as a column
column-breakdown = read as a breakdown
column-part = read as a part of the value to its left
column-span = read as the values of a span
column-date-part = read as a part of the date
column-unit = read as the unit of its row
column-total = checked as a column of totals
column-set-aside = a column without use
column-extra = an unknown column, kept and not printed
column-hidden = a hidden column, not used
column-no-header = a column without a head, not used
row-title = title or note above the table
row-head = head
row-read = read
row-refused = a row that cannot be read until it is mended
row-total = a total, compared with what it sums
row-total-unchecked = a row of totals, not used
row-note = note
row-comment = remark (#)
row-example = example
row-repeated-head = the heads once more
row-filtered = a row hidden by a filter
row-hidden = a hidden row
row-activity = a coming and going of somebody counted above
row-not-there = not at the meeting (waiting room, registered only)
row-only-spaces = only spaces
row-set-aside = not used
row-group = names the rows below it
rule-header = head recognised by another name
rule-date = date written otherwise
rule-number = number written otherwise
rule-word = word written otherwise
rule-time = time written otherwise
rule-display-format = read as its format shows it
rule-quoted-formula = read as the text inside ="…"
rule-unit = read in the unit above the table or in its unit column
rule-made-code = given a code that is the same in other tables and months
rule-control-character = control character removed
rule-covered = under a merged cell where nobody sees it; not used
rule-invisible-character = characters that nobody sees removed
rule-only-spaces = only spaces
rule-checked-total = a total, compared with what it sums
rule-repeated = stands elsewhere too and is counted once
rule-newer = not used, because a newer file has the row, or has withdrawn it
rule-answered = not used, by the reading of a question
effects-more = { $count } more figures differ
effects-period = period reported on
effects-none = only words and lists differ; the figures are the same
reading-fails = with this reading something must be fixed
desk-open = The desk is open: { $address }
desk-no-browser = No browser could be opened. Paste the address above into one.
desk-ended = Its pages were closed, and so is the desk.
summary-stopped = { $questions } questions are open. These editions are not made until they are answered: { $editions }
    (Answer with entaku answer. What was answered once is not asked again next month.)
answer-nothing = No question is open.
answer-prompt = Number (Enter to skip):
answer-given = Answered “{ $reading }”. It is kept in { $path } and holds next month too.
answer-unknown = There is no question { $id }. See the list with entaku answer.
answer-undone = The answer to { $id } was taken back.
answer-no-reason = Write the reason in words, not a number.
answer-no-reading = “{ $answer }” is no answer. Answer with a number from 1 to { $most }.

layoutfile-about = How a sheet that was sent is read. Written by “entaku layout”; change it as you like.
    Digits are #, so that it holds for the same sheet next month.
layoutfile-file = the file it is for, below inputs
layoutfile-lines = lines of heads
layoutfile-heads = the heads from the left; what is gone or new will be told
layoutfile-aside = the sheet is not used
layoutfile-contents = Its contents say how it is laid out (below is how it was read when this was written)
layoutfile-table = the table that it is read as
layoutfile-down = the column that says what a row is about
layoutfile-groups = the field that lines between the rows name
layoutfile-title = fields that a title, or the name of the sheet or file, says
layoutfile-columns-aside = columns that are not used
layoutfile-rows-aside = rows that are not used, by what names them
layoutfile-columns = head = field (a column without a head is “column C”)
layoutfile-across = what runs across: names is the field of the heads, cells that of the cells
layoutfile-whole = what is the same for the whole sheet
layoutfile-within = field = the column whose text has it
layoutfile-marks = what marks mean

layout-no-file = There is no file “{ $file }” in inputs
layout-several-files = There are several files “{ $file }”; write the folder too: { $files }
layout-no-sheet = { $file } has no such sheet{ $sheets ->
    [empty] {""}
   *[other] ; sheets: { $sheets }
 }
layout-which-sheet = This file has { $count } tables. Say which one with --sheet NAME or --block N, counted from the top.
layout-nothing-to-forget = There is no layout file for this sheet
layout-forgotten = Deleted { $path }. From now on the layout is worked out anew.
layout-nothing-to-export = There is no table to make a form of
layout-export-there = { $path } is there already. Choose another name.
layout-exported = Next month’s form is { $path }.
layout-nothing-to-keep = Nothing is written, because no sheet is read as a table. Say which one with --table.
layout-cannot-keep = { $sheet } has a shape that a layout file cannot say in the same way, so nothing is written; it is read as before.
layout-written = Written to { $path }. Next month is read in the same way.
layout-still-missing = Not known yet: { $fields }
    (say it with --set "head=field", or under [whole] of the file)
layout-wrong-head = There is no head “{ $written }”. Heads: { $known }
layout-wrong-field = There is no field “{ $written }”. Fields: { $known }
layout-wrong-table = There is no table “{ $written }”. Tables: { $known }
layout-no-table = It is not known which table this is. Say --table too.
layout-by-file = layout: { $path }
layout-down = down: { $head } → { $field }
layout-across = across: { $field } (cells: { $cells }): { $heads }
layout-groups = lines that name groups: { $field }
layout-whole = whole sheet: { $field } is “{ $value }”
layout-rows = other rows: { $rows }
layout-rows-of = { $what } ({ $count })
layout-first-rows = first { $shown } of { $count } records{ $hidden ->
    [0] {""}
   *[other] , { $hidden } more fields
 }:
layout-how = if it is right: entaku layout { $file } --keep
      if not: --set "head=field", --table TABLE, --aside (not used)
layout-how-to-read = to read it: entaku layout { $file } --table TABLE
      or --aside, not to use it

help-layout = See how a file that was sent is read, or correct it

help-layout-file = Name of the file

help-sheet = Name of the sheet (all if left out)

help-block = Which table of a sheet that has several, counted from the top

help-table = Read it as this table (attendance, observations …)

help-set = Which field a head is: "Dept=owner"; "Notes=none" for a column that is not used. Repeatable

help-aside = Do not use the sheet

help-keep = Write down how it is read now

help-forget = Delete what was written down

help-export = Write next month’s form (Excel) with the same heads

help-desk = show in the browser what there is to do this month (on this computer alone)

help-desk-folder = folder of the roundtable (this one, if left out)

help-no-browser = open no browser, and only tell the address

help-answer = List the open questions, or answer one

help-question = Name of the question, such as Q7KX2 (all if left out)

help-answer-value = Number of the answer

help-undo = Take the answer back

help-receipts = Show the whole receipts of the tables
problems-more = { $count } more of this kind ({ $places } …)
summary-period = Period to report on: { $period }
summary-stopped-all = { $questions } questions are open. No document is made until they are answered.
    (Answer with entaku answer. What was answered once is not asked again next month.)
receipts-blank = Not filled in yet: { $tables }
receipt-heads-more = { $heads } and { $count } more columns

## The whole of many roundtables

many-rollup = { $count ->
    [one] { $count } document
   *[other] { $count } documents
 } on all roundtables made in: { $folder }

many-rollup-progress = documents on all

many-rollup-some = { $made ->
    [one] One of the { $count } documents on all roundtables changed and was
   *[other] { $made } of the { $count } documents on all roundtables changed and were
 } made again in: { $folder }

many-rollup-unchanged = { $count ->
    [one] The document on all roundtables is
   *[other] The { $count } documents on all roundtables are
 } the same as before and left as they were: { $folder }

explain-no-rollup = This workspace.toml has no [rollup], so there are no numbers of the whole.

nothing-said = no roundtable has reported to the whole
    .cure = make the documents of the roundtables first: what they report to the readers in “for” of [rollup] comes with them
same-roundtable = the folders { $folders } are all of a roundtable called “{ $name }”. It would be counted twice, so no document on all of them was made
    .cure = move a copy to where no pattern of “regions” reaches; if they are different roundtables, give each a name of its own in roundtable.toml
extract-unread = this report { $why ->
    [newer] was written by a later Entaku
   *[other] is damaged
 } and cannot be read; the roundtable is not counted
    .cure = make the documents of this roundtable again with --fresh
indicator-of-none = no roundtable has an indicator “{ $id }”
    .cure = mend the code, or take it out of “indicators” in [rollup]

no-region = { $pattern ->
    [empty] no roundtable's folder is named
   *[other] no roundtable's folder is meant by “{ $pattern }”
 }
    .cure = write where folders with inputs in them are (such as "regions/*" or "regions/east")

same-region = the documents of “{ $folder }” and “{ $other }” would go to a folder of one name
    .cure = give one of the folders another name; names that differ only in case, or in how accents are stored, are the same to some computers

region-name = “{ $folder }” cannot be the name of a roundtable's folder
    .cure = choose another name; these stand beside the documents: { $taken }

many-told-more = There is something to tell of { $count } more (see summary.html)

workspace-choose-one = This is the folder of many roundtables (workspace.toml). Choose one with --project, such as --project { $example }.

many-left-behind = Earlier documents of this roundtable are in { $before }. If its folder was renamed, move what is there to { $folder }, so that new documents are compared with those that were sealed.

many-title = What came of many roundtables

many-caption = Each roundtable

many-region = Folder

many-roundtable = Roundtable

many-folder = Place

many-period = Period

many-state = Result

many-documents = Documents

many-typeset = Typeset

many-errors = To fix

many-questions = To answer

many-warnings = To look at

many-problems = To fix, and notes

many-count = { $state } { $count }

state-unchanged = unchanged

state-made = made

state-sealed = sealed

state-waits = partly waiting

state-must-be-fixed = must be fixed

state-failed = failed

many-sealed = { $period } is sealed as issue { $issue }. To correct it and send it out again, add --new-issue.

many-progress = roundtables

many-none-made = Nothing was made for any roundtable, because of what is said above.

many-others = not counted as roundtables, since they have no folder called inputs: { $folders }

many-more = { $count ->
    [one] One more is
   *[other] { $count } more are
 } “{ $state }”.

many-files = Listed in: { $path }

many-check = To see all problems: entaku check --project { $folder }

help-gather = Join the parts of a run over many roundtables

help-shard = Make only part K of N of the roundtables (such as 3/40); auto takes the number from the engine that starts the parts (Slurm, Kubernetes …)

shard-made = Made part { $index } of { $count }.

shard-of-one = --shard is for many roundtables. Give the folder of a workspace.toml with --project, or name them with --each.

shard-unknown = Nobody says which part this is. --shard auto is for programs that Slurm, Kubernetes, AWS Batch or Cloud Run start; by hand, write it, as in --shard 3/40.

shard-count-unknown = Nobody says how many parts there are ({ $name } has the number of this one alone). Write it, as in --shard auto/40.

shard-wrong = “{ $value }” in { $name } is no part. Check how the parts are started, and how many there are.

shard-some = “{ $value }” in { $name } does not say which part this is. Write how many parts there are, as in --shard auto/40; they are counted from 1, or from 0.

shard-empty = This part has no roundtable to make.

shard-missing = Part { $index } has not ended: { $regions }
    Run it again with --shard { $index }/{ $count }, and then entaku gather. Documents that are made stay as they are.

gather-nothing = { $path } has no parts (.shards) to join. Run entaku build --shard … first.

gather-different = These parts are of another run, or were dealt out otherwise: { $parts }
    After a change of the roundtables or of the number of parts, run all parts again.

machine-store = { $path } does not answer: { $says }
    Check its address and the environment variables that let this program in (AWS_…, GOOGLE_…, AZURE_…). Object stores need a program that was built with cargo build --release --features stores.

help-each = Make the documents of all roundtables in the folders meant (such as 'regions/*')

help-workspace = Make the documents of all roundtables that a workspace.toml names (that of this folder, if you give none)

out-among-inputs = The folder for the documents, { $folder }, is inside inputs, and the next run would read them. No document was made, and nothing was written.
    Name another folder.

other-roundtable = { $folder } has documents of another roundtable, “{ $other }”. No documents of “{ $roundtable }” were made, and nothing was overwritten.
    Give each roundtable a folder of its own with --out. To make several at once, use --each, which keeps them apart.
    If the roundtable has another name and lies in another place now, move its earlier documents elsewhere and try again.

summary-unchanged = Nothing has changed since { $count ->
    [one] the document was
   *[other] the { $count } documents were
 } made, so everything is left as it is.
    Place: { $folder }
    To make everything again, add --fresh.

summary-kept = { $count ->
    [one] One of them is the same as before and was
   *[other] { $count } of them are the same as before and were
 } not typeset again.

help-fresh = Make everything again, also what has not changed
