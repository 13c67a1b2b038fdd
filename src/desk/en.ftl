# Words of the desk.

desk = Entaku
month = This month
skip = Skip to content
files-safe = Your files stay as they are. Answers are written to “読み方.csv”.
gone = The desk is closed. Open entaku desk again to go on.
changed = Changed files were read again.
more = { $count } more.
next = What is next
next-begin = Put the tables that have come into the folder inputs.
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
