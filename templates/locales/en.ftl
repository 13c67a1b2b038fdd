# Words of the documents (English): `key = words`.
# A project’s templates/locales/en.ftl overrides any of them by its key.

## Words within sentences
## Whoever changes one here changes it everywhere. Sentences write `{ -sector }`, at
## their beginning `{ CAPITAL(-sector) }`; `{ SMALL(status-late) }` begins in lower case.
## The words for a status (status-…) are below, among the indicators.

-report = progress report
-sector = sector
-sectors = sectors
-roundtable = roundtable
-roundtables = roundtables
-commitment = promise
-commitments = promises
-secretariat = secretariat

## Titles and addressees

report-title-sector = { CAPITAL(-report) }: { $sector }
report-title-funder = { CAPITAL(-report) }, all { -sectors }
report-title-grant = { CAPITAL(-report) }
report-title-body = { CAPITAL(-report) }, { $body }
report-title-members = { CAPITAL(-report) }, members’ edition
report-title-public = { CAPITAL(-report) }, public edition
report-title-internal = { CAPITAL(-report) }, { -secretariat } edition
guideline-title-sector = { CAPITAL(-roundtable) } guideline: { $sector }
guideline-title-funder = { CAPITAL(-roundtable) } guideline
guideline-title-grant = { CAPITAL(-roundtable) } guideline
guideline-title-body = { CAPITAL(-roundtable) } guideline
guideline-title-members = { CAPITAL(-roundtable) } guideline
guideline-title-public = { CAPITAL(-roundtable) } guideline
guideline-title-internal = { CAPITAL(-roundtable) } guideline
addressee-sector = Members of the { $sector } { -sector }
addressee-funder = Funders
addressee-grant = { $funder }
addressee-organisation = { $member }
addressee-body = { $body }
addressee-members = Members
addressee-public = Everybody
addressee-internal = { CAPITAL(-secretariat) }
edition-sector = { $sector } edition
edition-funder = Funder edition
edition-grant = Edition for { $funder }
edition-organisation = Member’s edition
edition-body = { $body } edition
edition-members = Members’ edition
edition-public = Public edition
edition-internal = { CAPITAL(-secretariat) } edition
logo-alt = Logo of { $name }
signing-key = public key { $key }
edition-issue = { $edition }, issue { $number }
label-period = Period
label-cutoff = Data as of
label-addressee = To
label-edition = Edition
label-contact = Contact
contact-title = Contact
contact-phone = Phone { $value }
contact-email = E-mail { $value }
confidential-internal = Confidential: { -secretariat } only
confidential-members = For member organisations only
confidential-funder = For funders only

## Sections

html-skip = Skip to the text
html-data = Show the numbers as a table
html-when = When
html-value = Value
html-row = Item
html-nothing = −
contents = Contents
section-summary = Summary
section-changes = Changes since last time
section-next-meeting = Next meeting
section-findings = Input data to check
section-undated = What is told as it is today
section-agenda = Common agenda
section-picture = Where we stand
section-outcomes = Progress of outcomes
outcome-number = No.
outcome-outcome = Outcome
outcome-indicator = Indicator
outcome-baseline = Baseline
outcome-target = Target
outcome-target-date = By
outcome-current = Current
outcome-progress = Progress
outcome-change = What has changed
section-own-commitments = What your { -sector } promised
section-sectors = { CAPITAL(-commitments) } and attendance by { -sector }
section-links = How the { -sectors }' work connects
section-own-indicators = Indicators that your { -sector } supplies
section-indicators = Indicators over time
section-data-due = Data still outstanding
section-participation = Participation in meetings
section-decisions = Decisions of this period
section-goals = Work by goal
section-money = Money
section-challenges = Challenges
section-learning = Learning and changes of plan
section-risks = Risks and what we do about them
section-plan = Plan for the next period
section-people = Delegates
section-last-meeting = Record of the latest meeting
section-work = The { -secretariat }’s work log
section-contributions = What each member brought (twelve months)
section-own-contributions = What your { -sector } brought (twelve months)
section-notes = Notes
section-corrections = Corrections since last time
section-legend = Symbols and how status is decided
section-sources = Definitions and sources of indicators
section-meeting-list = Meetings of the last twelve months
section-members = Member organisations

## Summary

sentence-indicators = Of { $all } indicators, { $rated } can be rated: { $good } { $good ->
        [one] is
       *[other] are
    } { SMALL(status-achieved) } or { SMALL(status-on-track) }, { $bad } { $bad ->
        [one] is
       *[other] are
    } { SMALL(status-late) } or { $bad ->
        [one] needs
       *[other] need
    } attention.
sentence-part = This edition has the indicators and { -commitments } that belong to these goals of the { -roundtable }: { $goals }.
sentence-commitments = This edition lists { $made ->
        [one] one { -commitment }
       *[other] { $made } { -commitments }
    }: { $done } kept and { $open } under way, { $overdue ->
        [0] none
       *[other] { $overdue }
    } of them past the due date.
sentence-commitments-own = Your { -sector } has made { $made ->
        [one] one { -commitment }
       *[other] { $made } { -commitments }
    }: { $done } kept and { $open } under way, { $overdue ->
        [0] none
       *[other] { $overdue }
    } of them past the due date.
sentence-meetings = In { $period } there { $held ->
        [one] was one meeting
       *[other] were { $held } meetings
    } and { $decided ->
        [one] one decision
       *[other] { $decided } decisions
    }.
asks-title = What we need from you
ask-by = By { $date }.
ask-overdue = Please tell us where this { -commitment } stands: “{ $title }”, which was due on { $due }.
ask-data = Please send the new value of “{ $name }”.
ask-due = The { -commitment } “{ $title }” will soon be due.
ask-attend = Please attend { $meeting } on { $date }.
change-done = { CAPITAL(-commitments) } kept
change-made = New { -commitments }
change-overdue = { CAPITAL(-commitments) } newly overdue
change-restated = Indicators whose status changed
changes-printed = Compared with what was printed for { $period } (issue { $issue }).
changes-recalculated = Compared with { $date }, worked out again from today’s records.
correction-part = { $name } ({ $part })
correction-total = { $name } (sum to date)
correction-average = { $name } (average)
correction-status = Status of { $name }
correction-commitment = { $name } (state of the { -commitment })
correction-due = { $name } (due)
correction-first-due = { $name } (first due)
correction-grant = { $name } (committed)
correction-no-record = no record
correction-follows = follows from corrected values
change-commitment = { $title } ({ $owner })
change-status = { $name }: { $then } → { $now }
label-meeting = Meeting
label-when = When
label-place = Where
label-chair = Chair
label-facilitator = Facilitator
label-recorder = Recorder
label-about = Form and papers
label-notes = Notes
label-theme = Theme
label-agenda = Agenda
due-passed = { $due }, ▲ overdue
place-and-online = { $place } (also online)
online-too = also online
from-to = { $from }–{ $to }
two-notes = { $first }. { $second }
meeting-number = { $body } no. { $number }
none = None
none-open = No { -commitment } is under way.
to-be-decided = (to be decided)

## Heads of tables

head-id = No.
head-commitment = { CAPITAL(-commitment) }
head-owner = Owner
head-due = Due
head-state = State
head-goal = Goal
head-target-state = What it looks like when reached
head-indicator = Indicator
head-baseline = Baseline
head-target = Target
head-current = Current
head-status = Status
head-sector = { CAPITAL(-sector) }
head-organisations = Orgs
head-organisations-named = Organisations
head-made = Made
head-on-time = On time
head-late = Late
head-open = Not yet due
head-overdue = Overdue
head-attendance = Present
head-recent = Previous 6 → last 3 meetings
head-organisation = Organisation
head-rate = Rate
head-supplier = Supplied by
head-due-since = Due since
head-date = Date
head-decision = Decision
head-follow-up = Since then
head-funder = Funder
head-committed = Committed
head-received = Received
head-spent = Spent
head-rate-of-use = Used
head-remaining = Remaining
head-elapsed = Time elapsed
head-place = Place
head-finding = Finding
head-body = Body
head-role = Role
head-person = Name
head-attendee = Who came
head-presence = Attendance
head-spoke = Spoke
head-brought = What was brought
head-quantity = Quantity
head-function = Function
head-work = What was done
head-hours = Hours
head-since = Since
head-span = Period
head-old = Before
head-new = Now
head-reason = Reason
head-meaning = Meaning
head-method = Method
head-source = Source
head-meeting = Meeting
head-held = State
head-represented = Represented
head-decisions = Decisions
head-minutes = Minutes sent

## Numbers and units

unit-indicators = { "" }
unit-commitments = { "" }
unit-yen = (yen)
tile-made = { -commitments } so far
tile-on-time = kept on time
tile-late = kept late
tile-going = under way, not yet due
tile-overdue = overdue
points = { $points } points
points-up = up { $points } points
points-down = down { $points } points
points-level = unchanged

## Promises

commitments-open = Under way
commitments-closed = Kept or given up
with-partners = (with { $names })
progress-so-far = progress { $percent }
first-due = first { $date }
times-moved = date moved { $times } times
moved-because = Date moved: { $reason }
begins-on = from { $date }
said-on = as of { $date }
seen-in = Evidence: { $evidence }
commitments-for = { CAPITAL(-commitments) } to move this indicator: { $list }
commitment-for = { $title } ({ $owner })
no-due-date = no due date
done-on = Done on { $date }
commitment-line = { $title } (due { $due }, { $state })
waiting-on-us-title = Work of others that depends on you
we-wait-for-title = Your work that depends on others
waiting-on-us = “{ $title }” ({ $owner }): { $partners }, due { $due }
we-wait-for = “{ $title }”: { $partners }, due { $due }
matrix-title = { CAPITAL(-commitments) } by goal and { -sector }
matrix-all = All
matrix-left-out = There are many { -sectors }; mainly those with the most { -commitments } are shown. “{ matrix-all }” includes those of the others; a { -commitment } of several { -sectors } counts once.
matrix-note = Figures are { -commitments } kept out of those made; ▲ marks overdue ones. { CAPITAL(-commitments) } that were given up are not counted.
bars-title = { $overdue } of { $open } { -commitments } under way are past their due date
bars-alt = Bars of { -commitments } by { -sector }: kept on time, kept late, under way and overdue. The table below has the same figures.
sectors-note = “{ head-on-time }” means by the date first promised; a { -commitment } whose date was moved counts as late even if it met the new one. “{ head-made }” includes dropped { -commitments }. Attendance covers twelve months and includes proxies.
sectors-withheld = x: not published. Where one organisation of a { -sector } has a seat, the rate would be its own. Others may be withheld as well, so that it cannot be worked out from the rest.

## Indicators

level-population = State of the region
level-outcome = Outcomes
level-output = Activities
level-process = How the { -roundtable } works
picture-note = Status is judged at the date of the value. p provisional, r revised, … not known, x { SMALL(status-suppressed) }, − not applicable.
arithmetic = { $baseline } → { $target }, now { $current } ({ $progress }), { $elapsed } of the time elapsed
arithmetic-ratio = { $text }, ratio { $ratio }
arithmetic-range = range { $low }–{ $high }, now { $current }
indicator-more = and { $count } more in the table of indicators
indicator-line = { $name } ({ $status })
goal-indicators = Indicators:{ " " }
goal-body = led by { $body }
source-line = Source: { $source }
reported-by = reported by { $names }
sdg-target = SDG { $target }
about-value = about { $value }
provisional-note = Hollow points are provisional.
chart-target = target { $value }
chart-ghost-label = Fiscal { $year }
chart-ghost = The light line is the running total of fiscal { $year } at the same months.
sources-line = Sources:{ " " }
sentence-separator = { " " }
dot-separator = { " · " }
list-separator = ;{ " " }
source-of = { $name }: { $source }
stale-arithmetic = Last status: { $status }. { $text }
chart-year = { $year }
chart-month = { $short } { $year }
chart-alt = { $title }. Line chart as of { $date }. Values: { $values }.
chart-alt-value = { $date }: { $value }
finding-behind = { $name }: about { $months ->
        [one] one month
       *[other] { $months } months
    } behind plan
finding-ahead = { $name }: about { $months ->
        [one] one month
       *[other] { $months } months
    } ahead of plan
finding-on-path = { $name }: on course
finding-status = { $name } ({ $status })
frequency-monthly = monthly
frequency-quarterly = quarterly
frequency-half_yearly = half-yearly
frequency-yearly = yearly
frequency-five_yearly = every five years

status-achieved = Achieved
status-on-track = On track
status-slightly-late = Slightly late
status-attention = Attention
status-late = Late
status-worsening = Worsening
status-missed = Missed
status-too-early = Too early
status-stale = Out of date
status-no-target = No target
status-no-data = No data
status-suppressed = Suppressed
meaning-achieved = The target is reached.
meaning-on-track = Progress matches the time elapsed (ratio { $on } or more).
meaning-slightly-late = Progress is a little behind the time elapsed (ratio { $late } to { $on }).
meaning-attention = The value is outside the range it should stay in.
meaning-late = Progress is far behind the time elapsed (ratio below { $late }).
meaning-worsening = The value is worse than the baseline, beyond survey error.
meaning-missed = The target date has passed and the target is not reached.
meaning-too-early = Work has only just begun, or there is only one value, so it is not rated yet.
meaning-stale = The latest value is too old to tell how things stand.
meaning-no-target = There is no target or no baseline; shown for reference.
meaning-no-data = There is no value yet.
meaning-suppressed = Not published, because numbers are small or for a similar reason.
reason-too-early = not judged yet
reason-stale = the latest value is too old to judge
reason-no-target = for reference, without a target
reason-no-range = not judged: nothing says what range to keep
reason-no-data = no value yet
reason-suppressed = the value is not published
reason-achieved = the target is reached
reason-on-track = inside the range it should stay in
reason-attention = outside the range it should stay in
reason-late = outside the range twice in a row
reason-worsening = worse than the baseline
reason-slightly-late = slightly late
reason-missed = the target date has passed
method-note = The ratio is (current − baseline) ÷ (target − baseline), divided by the share of the time to the target date that had passed at the date of the value. Where there are milestones, the path through them takes the place of a straight line. Running totals start with the fiscal year and are judged against that year’s share. { $limits }
method-limits-usual = The limits { $on } and { $late } follow the defaults of Camms and are set by the { -secretariat }.
method-limits = The limits { $on } and { $late } are set by this { -roundtable }.
rounding-note = Figures are rounded half up, so totals may differ from the sum of their parts.

state-overdue = Overdue
state-delayed = Delayed
state-on-hold = On hold
state-in-progress = In progress
state-not-started = Not started
state-done-late = Done late
state-done-on-time = Done
state-done-undated = Done, day unknown
state-dropped = Given up

## Participation

participation-own = From { $since } to { $until } there were { $held } meetings. Your { -sector } was represented at { $own } of its seats (proxies included), all { -sectors } at { $all }.
participation-all = From { $since } to { $until } there were { $held } meetings. { $all } of seats were represented (proxies included).
participation-trend = In the last three meetings it was { $recent }, { $points } from { $before } in the six meetings before.
participation-shown = Last meetings
participation-span = 12 months
participation-note = ○ present (also online, late or leaving early)  △ proxy  × absent; blank where there is no seat. The grid shows the last ten meetings; the rate covers all twelve months. The letter in a head is the first of the body’s name. Meetings cancelled in this time: { $cancelled }.
participation-cancelled = Meetings cancelled in this time: { $cancelled }.
grid-column = { $date } { $body }
grid-alt = Attendance by organisation: { $rows }.
grid-alt-row = { $name } { $rate }
meeting-planned = planned
meeting-open = open
meeting-closed = closed
meeting-observers = { $count ->
    [one] { $count } observer
   *[other] { $count } observers
 }
meeting-satisfaction = satisfaction { $score }
meeting-materials = papers: { $list }
minutes-published = published { $date }
rests-on = based on “{ $name }”
presence-present = present
presence-online = online
presence-proxy = proxy
presence-late = late
presence-left_early = left early
presence-absent = absent
presence-observer = observer
spoke = spoke
spoke-share = Of the organisations for which it was noted, { $share } spoke.
meeting-held = held
meeting-cancelled = cancelled
seat-empty = (empty seat)

## Money

restricted = restricted use
money-grant = { $funder } ({ $grant })
money-purpose = for { $purpose }
money-report-due = next report { $date }
funding-confirmed = confirmed
funding-applied = applied for
funding-expected = expected
funding-ended = ended
money-total = Confirmed money in this edition
amount-unreported = not reported
money-without-received = { $count ->
    [one] One line does not say what was received, and is
   *[other] { $count } lines do not say what was received, and are
} not in the total.
money-without-spent = { $count ->
    [one] One line does not say what was spent, and is
   *[other] { $count } lines do not say what was spent, and are
} not in the total; so what is left of all, and the rate of use, are not known.
money-finding-unreported = { $committed } yen agreed; spending not reported by { $count }
costs-without-budget = Planned amounts not reported: { $count }; no difference is given for them.
costs-without-actual = Amounts spent not reported: { $count }; they are not in the total.
money-note = “{ head-rate-of-use }” is spending as a share of the amount committed. A rate rounded to 100.0% can hide money that remains, so the remaining yen stand beside it. Money applied for or expected is not in the total.
variance-over = { $funder }: spending is { $points } points ahead of the time elapsed. Reason: { $reason }
variance-under = { $funder }: spending is { $points } points behind the time elapsed. Reason: { $reason }
variance-unexplained = (not given)

## Secretariat’s edition

findings-intro = The following in the inputs should be looked at. The documents can be made all the same.
undated-intro = This report is as of { $day }, but the tables have records up to { $until }. They do not say since when the following is so, and it is given as the tables have it today. On { $day } it may have been different.
undated-note = Write in the tables when a { -commitment } was last confirmed, when its date was moved and when a value was received: there will be less to list here.
head-undated-kind = Kind
head-undated-told = Given as it is today
head-undated-items = Which ones
undated-commitment = { CAPITAL(-commitments) }
undated-commitment-presence = that it was made (no day)
undated-commitment-status = status
undated-commitment-progress = progress in percent
undated-commitment-moved-due = date it was moved to
undated-commitment-remarks = what stands in the way or came of it
undated-meeting = Meetings to come
undated-meeting-plan = day, place and agenda
undated-meeting-status = that it is cancelled
undated-decision = Decisions
undated-decision-status = follow-up
undated-value = Values of indicators
undated-value-number = no day of receipt
undated-grant = Grants
undated-grant-agreed = amount agreed and how certain it is
undated-grant-received = received
undated-grant-spent = spent
undated-organisation = Organisations
undated-organisation-presence = that it is a member (no day)
undated-organisation-seats = seats (no first day)
undated-voice = Voices
undated-voice-presence = heard on a day not noted
undated-item = { $id } “{ $name }”
undated-item-of = { $name } ({ $span })
undated-grant-item = { $funder } (“{ $name }”)
undated-more = and { $count } more
undated-count = { $count }

## Attached data

attachment-commitments = { CAPITAL(-commitments) } in this report
attachment-indicators = Values of the indicators in this report
column-id = id
column-commitment = { -commitment }
column-sector = { -sector }
column-owner = owner
column-goal = goal
column-first-due = first due
column-due = due
column-state = state
column-done-on = done on
column-indicator = indicator
column-unit = unit
column-span = period
column-value = value
column-provisional = provisional

## Guideline

guide-about = About this guideline
guide-last-commitments = What you promised last time
guide-last-commitments-intro = What the { $sector } { -sector } promised at { $meeting } on { $date }, and where it stands.
guide-roundtable = What a { -roundtable } is
guide-history = Background
guide-why = Why the { $sector } { -sector } is needed
guide-so-far = What you have done so far
guide-theme = Theme and facts
guide-facts = What has been measured
guide-aim = What the meeting is for
guide-day = How the day runs
guide-roles = Roles
guide-delegates = Seats of the { $sector } { -sector }
guide-rules = Ground rules
guide-preparation = How to prepare
guide-checklist = What to bring and hand in
guide-data-due = Data to send
guide-report-on = { CAPITAL(-commitments) } to report on
guide-bring = To bring
guide-material-due = Send material for the meeting to the { -secretariat } by { $date }
guide-commitments = Your { -sector }’s { -commitments }
guide-commitments-intro = { CAPITAL(-commitments) } under way. Note any changes and hand this page in on the day.
guide-questions = Questions
guide-agenda-questions = For this meeting
guide-any-questions = For any item of the agenda
guide-card = How to write a { -commitment }
guide-after = After the meeting
guide-trouble = If something goes wrong
guide-appendix = Appendix
guide-glossary = Glossary
guide-table = Who is at the table
guide-forms = Forms
guide-no-meeting-title = Next meeting
guide-no-meeting = The next meeting has no date yet. We will let you know.
guide-no-timetable = We will send times once the start time is set.
label-material-due = Material due
tile-done = { -commitments } kept
tile-attendance = attendance (12 months)
head-fact = Fact
head-time = Time
head-session = Part
head-what = What happens
head-who = Who speaks
card-title = { CAPITAL(-commitment) } card
card-who = Who
card-what = What
card-when = By when
card-when-hint = day, month, year
card-level = How firm is it?
card-consider = consider
card-try = try
card-do = do
card-with = With whom
card-goal = Goal, indicator
card-needs = What else is needed
form-seen-title = What I have seen
form-seen-1 = First
form-seen-2 = Second
form-seen-3 = Third
form-absent = Who is missing from the table
form-consult-title = Consulting your organisation
form-consult-who = With whom
form-consult-now = What may be promised on the day
form-consult-back = What you must take back to your organisation
form-consult-by = Answer by
report-on = { $title } (now: { $state })
session-opening = Opening
session-opening-what = Aim and ground rules
session-opening-who = chair
session-presentation = The issue
session-presentation-what = One real problem, then statistics and facts
session-presentation-who = issue presenter
session-session-1 = Session 1
session-session-1-what = What those seated see happening
session-session-1-who = those seated
session-sub-session = Sub-session
session-sub-session-what = Everyone talks with their neighbours, then speaks up
session-sub-session-who = everybody
session-session-2 = Session 2
session-session-2-what = What each can do, in the light of what was said
session-session-2-who = those seated
session-review = Review and summary
session-review-what = Checking the record for what has become clear
session-review-who = recorder, chair
session-close = Close
session-close-what = Next dates and { -commitment } cards
session-close-who = { -secretariat }
session-part-1 = Part 1
session-part-1-what = Central members talk about the problem
session-part-1-who = centre members
session-trio = In threes
session-trio-what = Everybody talks in threes and writes down what came up
session-trio-who = everybody
session-part-2 = Part 2
session-part-2-what = Open discussion of what came up
session-part-2-who = centre members
session-closing-round = Closing round
session-closing-round-what = A word from each centre member and the presenter; review of the record
session-closing-round-who = all

## The five conditions and the state of the roundtable

section-conditions = The five conditions of collective impact
section-warnings = Early warning signs
section-state = State of the { -roundtable }
section-limits = How the five conditions are counted and judged
section-secretariat = What the { -secretariat } costs and makes possible
section-system-changes = Changes of rules and practice
section-voices = Voices
conditions-intro = How far the five conditions are met, counted from the records. There is no overall score. Each condition takes the lower mark of its first two numbers. The window is the six months up to the cut-off; values in brackets are those at the end of the period before.
condition-CA = Common agenda
condition-SM = Shared measurement
condition-MR = Mutually reinforcing activities
condition-CC = Continuous communication
condition-BB = Backbone support
condition-unlit = Not enough data
condition-pulse = Survey of members
light-good = good
light-watch = watch
light-act = act
head-number = Value
in-brackets = ({ $text })
head-question = Question
head-answers = Answers
head-mean = Mean
head-before = End of period before
head-light = Mark
head-formula = How it is counted
head-limits = Limits (○ / △)
not-enough = not enough data
basis-sourced = sourced ({ $source })
basis-ours = set by the { -secretariat }
limits-at-least = from { $good } / from { $watch }
limits-at-most = up to { $good } / up to { $watch }
limits-none = none; only change is shown
limits-note = “{ CAPITAL(not-enough) }” means fewer than five rows to count, or fewer than four meetings. Limits set by the { -secretariat } can be changed in its settings.
source-S45 = Chigasaki City rule on minutes, 45 days
source-S61 = Wilder Collaboration Factors Inventory
source-S115 = SDG Index, 20% missing values
source-S140 = quorum of city boards, 51%
of-whole = { $part }/{ $whole }
longest-gap = longest gap: { $gap } planned intervals
quantity-months = { $number } months
quantity-days = { $number } days
quantity-yen = ¥{ $number }
quantity-hours = { $number } hours
pulse-answers = { $count } answers
pulse-sectors = { $count ->
    [one] { $count } { -sector }
   *[other] { $count } { -sectors }
 }
pulse-note = Means on a scale from 1 to 5. From 4.0 a strength, from 3.0 to be talked about, below 3.0 to be acted on (Wilder’s bands).
warnings-intro = { $count ->
    [one] This sign
   *[other] These { $count } signs
} may show that the { -roundtable } is losing momentum. Only the { -secretariat } sees this page. It is there to start a conversation early, not to blame.
warnings-none = There are no warning signs.
head-sign = What is happening
head-talk = What to talk about
rows-of = { $count ->
    [one] one row
   *[other] { $count } rows
} (entaku explain { $id })
state-intro = We describe the state of the { -roundtable } with the consent of { $by }.
state-none = There is no change to report.

## The secretariat’s own means

secretariat-intro = A { -roundtable } lasts as long as its { -secretariat } does. This page says who pays for it, and what its work made possible.
runway-sentence = { $money } of what is left of confirmed money can be used for the { -secretariat }. At the mean cost of the last six months, { $cost } a month, it lasts { $months }.
largest-sentence = The largest funder gives { $share } of the money of the next twelve months.
costs-title = Costs of the { -secretariat } ({ $from } to { $to })
head-category = Category
head-budget = Planned
head-actual = Spent
head-difference = Difference
costs-total = Total
costs-over = { $category }: { $percent } above plan. Reason: { $reason }
costs-under = { $category }: { $percent } below plan. Reason: { $reason }
costs-unexplained = (no reason given)
in-kind-title = What members brought (twelve months)
head-kind = Kind
head-times = Times
head-worth = Worth
in-kind-note = Worth is the sum of what was declared.
in-kind-total = Total
contributions-thanks = Thank you for what you brought. Quantities and worth are as you told us.
contribution-money = Money
contribution-people = People’s time
contribution-place = Places
contribution-data = Data
contribution-goods = Goods
contribution-expertise = Expertise
hours-title = The { -secretariat } worked { $hours } in the last six months
hours-alt = Hours by function. { $values }.
function-vision = Guide vision and strategy
function-activities = Support aligned activities
function-measurement = Establish shared measurement
function-public_will = Build public will
function-policy = Advance policy
function-funding = Mobilise funding
enabled-intro = During these { $hours } the following came about. The { -secretariat } did not do this alone: it supported the work of the members.
enabled-meetings-line = { $count ->
    [one] one meeting was held
   *[other] { $count } meetings were held
}
enabled-decisions-line = { $count ->
    [one] one decision was made
   *[other] { $count } decisions were made
}
enabled-kept-line = { $count ->
    [one] one { -commitment } was kept
   *[other] { $count } { -commitments } were kept
}
enabled-values-line = { $count ->
    [one] one value of an indicator was collected
   *[other] { $count } values of indicators were collected
}
enabled-changes-line = { $count ->
    [one] one rule or practice changed
   *[other] { $count } rules or practices changed
}
change-level-rule = Rule
change-level-budget = Budget
change-level-operation = Operation
change-level-organisation = Organisation
change-level-practice = Practice
head-when = When
head-change = What changed
head-part = The { -roundtable }’s part
system-changes-note = Changes in which the { -roundtable } had a part. It does not claim sole credit for them.
voice-line = “{ $quote }”
voice-speaker = — { $speaker }
voices-note = Printed with the consent of those who spoke.

## More about indicators

forecast-line = Projection: at this rate { $value } (±{ $band }) by { $date }; the target is { $target }.
forecast-note = Projections extend a straight line through the last four to eight values (median of slopes, Theil–Sen); ± is how far values lie from the line. They are no promise.
a-year-ago-line = { $month }: { $now }; the same month last year: { $value }.
denominator-line = The latest value is based on n = { $count }.
shift-above = The last { $count } values all lie above the mean; this may be a lasting change.
shift-below = The last { $count } values all lie below the mean; this may be a lasting change.
given-status-note = On { $on }, { $by } changed the status from “{ $computed }”. Reason: { $reason }
prose-override-note = This text differs from the computed status. Reason: { $reason }
breakdown-title = { $name } by { $dimension }, { $span }
head-part-of = Group
head-denominator = Base (n)
head-value = Value
breakdown-merged = The { $count } smallest groups are put together as others.
breakdown-note = x marks numbers that are not published because they are small, or because a small one could be worked out from them.
change-slipped = { CAPITAL(-commitments) } whose date was moved
change-revised = Values corrected
change-held = Meetings held
change-decided = Decisions
change-moved = Indicators whose value changed
change-conditions = The five conditions
change-revised-line = { $name } ({ $span }): { $old } → { $new }. Reason: { $reason }
reason-unsaid = none given
withheld-small = small number
withheld-few-behind = few people behind it
withheld-unknown-behind = no one says of how many people it is
withheld-complement = could be subtracted
column-visibility = visibility
column-part = part
column-why = why withheld
column-range = Range that published numbers leave open
column-row = row
visibility-internal = internal
visibility-members = members
visibility-funder = funder
visibility-public = public
withheld-total = running total
withheld-range = { $low }–{ $high }

## Figures explained

figure-indicator-sum = Current value of “{ $subject }”: sum of this fiscal year’s values
figure-indicator-latest = Current value of “{ $subject }”: latest value
figure-indicator-average = Current value of “{ $subject }”: mean of this fiscal year’s values
figure-indicator-status = Status of “{ $subject }”: progress (current − baseline) ÷ (target − baseline), divided by the time elapsed
figure-indicator-previous = Value of “{ $subject }” at the end of the period before
figure-indicator-forecast = Projection of “{ $subject }”: Theil–Sen line through the last values
figure-indicator-a-year-ago = Value of “{ $subject }” in the same month last year
figure-indicator-part = { $subject }
figure-indicator-merged = parts of the indicator “{ $subject }” that are put together as others
figure-indicator-denominator = { $subject }: how many people it is of
figure-commitments-made = { CAPITAL(-commitments) } made { $subject }
figure-commitments-on-time = { CAPITAL(-commitments) } done by the day first due { $subject }
figure-commitments-late = { CAPITAL(-commitments) } done late { $subject }
figure-commitments-undated = { CAPITAL(-commitments) } done on an unknown day { $subject }
figure-commitments-open = { CAPITAL(-commitments) } open { $subject }
figure-commitments-overdue = { CAPITAL(-commitments) } overdue { $subject }
figure-commitments-redated = { CAPITAL(-commitments) } whose date was moved { $subject }
figure-commitments-dropped = { CAPITAL(-commitments) } dropped { $subject }
figure-matrix-cell = { CAPITAL(-commitments) } in the table of goals and { -sectors } { $subject }
figure-attendance = Attendance of twelve months: represented ÷ expected { $subject }
figure-attendance-recent = Attendance of the last three meetings { $subject }
figure-attendance-before = Attendance of the six meetings before { $subject }
figure-attendance-meeting = Attendance of one meeting { $subject }
figure-money-committed = Committed { $subject }
figure-money-received = Received { $subject }
figure-money-spent = Spent { $subject }
figure-money-remaining = Remaining: committed − spent { $subject }
figure-money-rate = Execution rate: spent ÷ committed { $subject }
figure-condition = { $name }: { $formula }
figure-warning = Early sign: { $subject }
figure-pulse = Mean of the survey: { $subject }
figure-costs-budget = Costs planned { $subject }
figure-costs-actual = Costs spent { $subject }
figure-costs-variance = Difference of costs: (spent − planned) ÷ planned { $subject }
figure-in-kind = Contributions valued in yen { $subject }
figure-hours = Hours of the { -secretariat } in six months { $subject }
figure-enabled-meetings = Meetings in six months { $subject }
figure-enabled-decisions = Decisions in six months { $subject }
figure-enabled-kept = { CAPITAL(-commitments) } kept in six months { $subject }
figure-enabled-values = Values collected in six months { $subject }
figure-enabled-changes = Changes of rules and practice in six months { $subject }
figure-changes-held = Meetings since the period before { $subject }
figure-changes-decided = Decisions since the period before { $subject }
figure-indicator-baseline = Baseline of “{ $subject }”
figure-indicator-target = Target of “{ $subject }”
figure-indicator-low = Lower end of the range of “{ $subject }”
figure-indicator-high = Upper end of the range of “{ $subject }”
figure-indicator-path-from = Where the rating of “{ $subject }” starts from
figure-indicator-path-to = What “{ $subject }” is rated against
figure-indicator-progress = Progress of “{ $subject }”: (current − baseline) ÷ (target − baseline)
figure-indicator-elapsed = Time elapsed of “{ $subject }”
figure-indicator-expected = Progress expected of “{ $subject }” by now
figure-indicator-ratio = Ratio of “{ $subject }”: progress ÷ time elapsed
figure-indicator-at-target = Value of “{ $subject }” in the target year
figure-indicator-months = Months of “{ $subject }” that should have a value
figure-indicator-months-there = Months of “{ $subject }” that have a value
figure-indicator-behind = Months by which “{ $subject }” is behind its path (negative if ahead)
figure-indicator-forecast-band = Band of the projection of “{ $subject }”
figure-indicator-forecast-target = Target of “{ $subject }” on the day of the projection
figure-indicator-month = Value of “{ $subject }” in the latest month
figure-indicator-shift = Values of “{ $subject }” in a row on one side of the mean
figure-indicator-point = Value of “{ $subject }” at one time
figure-indicator-scale = Scale of the chart of “{ $subject }”
figure-indicator-before-revision = Value of “{ $subject }” before it was corrected
figure-indicator-revised = Value of “{ $subject }” after it was corrected
figure-indicator-then = Value of “{ $subject }” at the time compared with
figure-indicators = Number of indicators
figure-indicators-rated = Number of indicators that can be rated
figure-indicators-good = Number of indicators { SMALL(status-achieved) } or { SMALL(status-on-track) }
figure-indicators-bad = Number of indicators { SMALL(status-late) } or in need of attention
figure-indicators-more = Number of indicators of “{ $subject }” that are not named
figure-commitments-done = { CAPITAL(-commitments) } kept: on time, late, or on a day not known { $subject }
figure-commitments-going = { CAPITAL(-commitments) } under way and not overdue { $subject }
figure-commitments-times-redated = How often dates of { -commitments } were moved { $subject }
figure-commitment-progress = Progress of the { -commitment } “{ $subject }”
figure-commitment-times-moved = How often the date of “{ $subject }” was moved
figure-matrix-cell-done = { CAPITAL(-commitments) } kept, by goal and { -sector } { $subject }
figure-matrix-cell-overdue = { CAPITAL(-commitments) } overdue, by goal and { -sector } { $subject }
figure-attendance-change = Change of attendance: last three meetings − the six before { $subject }
figure-members = Number of member organisations { $subject }
figure-decisions = Number of decisions of one meeting { $subject }
figure-meetings-held = Meetings held in twelve months
figure-meetings-cancelled = Meetings cancelled in twelve months
figure-seats = Organisations with a seat at the next meeting { $subject }
figure-next-minutes = Length of the next meeting
figure-next-longest = Longest part of the next meeting
figure-money-elapsed = Time elapsed of a grant { $subject }
figure-money-variance = Rate of use − time elapsed { $subject }
figure-money-without-received = Number of grants that do not say what was received
figure-money-without-spent = Number of grants that do not say what was spent
figure-condition-part = { $name }: part
figure-condition-whole = { $name }: whole
figure-condition-gap = { $name }: longest gap, in planned intervals
figure-condition-before = { $name }: value at the end of the previous period
figure-condition-then = { $name }: value at the time compared with
figure-condition-good = { $name }: limit of ○
figure-condition-watch = { $name }: limit of △
figure-warnings = Number of warning signs
figure-sign-before = Earlier value of a warning sign { $subject }
figure-sign-rows = Rows that show a warning sign { $subject }
figure-pulse-answers = Answers to the survey: { $subject }
figure-pulse-before = Earlier mean of the survey: { $subject }
figure-costs-difference = Difference of costs: actual − plan { $subject }
figure-costs-without-budget = Number of cost rows without a plan
figure-costs-without-actual = Number of cost rows without an amount spent
figure-in-kind-times = Number of contributions in kind { $subject }
figure-in-kind-organisations = Organisations that contributed in kind { $subject }
figure-in-kind-total = Value of all contributions in kind
figure-hours-total = All hours of the { -secretariat } in the last six months
figure-observers = Observers at a meeting
figure-satisfaction = Satisfaction with a meeting, out of 5
figure-spoke = Organisations that spoke, of those for which it was noted
figure-given-quantity = Quantity of a contribution { $subject }
figure-given-yen = Value of a contribution { $subject }
figure-work = Hours of the { -secretariat }’s work
figure-pulse-sectors = { CAPITAL(-sectors) } that answered the survey: { $subject }
figure-correction-printed = Value as an earlier edition printed it { $subject }
figure-correction-corrected = Value after the correction { $subject }
figure-undated = Number of things told as they are today
quantity-minutes = { $number } minutes
term-recent = recent
figure-indicators-achieved = Number of indicators rated “{ status-achieved }”
figure-indicators-on-track = Number of indicators rated “{ status-on-track }”
figure-indicators-slightly-late = Number of indicators rated “{ status-slightly-late }”
figure-indicators-attention = Number of indicators rated “{ status-attention }”
figure-indicators-late = Number of indicators rated “{ status-late }”
figure-indicators-worsening = Number of indicators rated “{ status-worsening }”
figure-indicators-missed = Number of indicators rated “{ status-missed }”
figure-indicators-too-early = Number of indicators rated “{ status-too-early }”
figure-indicators-stale = Number of indicators rated “{ status-stale }”
figure-indicators-no-target = Number of indicators rated “{ status-no-target }”
figure-indicators-no-data = Number of indicators rated “{ status-no-data }”
figure-indicators-suppressed = Number of indicators rated “{ status-suppressed }”
term-part = part
term-whole = whole
term-baseline = baseline
term-baseline-day = day of baseline
term-target = target
term-target-day = day of target
term-progress = progress
term-elapsed = time elapsed
term-expected = expected
term-ratio = ratio
term-last-status = status of the old value
term-from = from
term-to = to
term-months = months from beginning to end
term-months-there = months that have a value
term-at-target = that year’s value
term-band = band
term-values = values
term-before = before
term-good = limit ○
term-watch = limit △
term-amber = limit amber
term-red = limit red
term-spent = spent
term-committed = committed
amount-withheld = not published (x)
amount-missing = none
figures-note-sector = Ask the { -secretariat } for the records behind any figure, by its number.
figures-note = Figures have numbers: those of indicators (I01){ $conditions ->
    [true] , of { -commitments }, and the codes of the five conditions (CA1)
   *[other] {" "}and of { -commitments }
 }. Ask the { -secretariat } for the records behind any figure by its number.

## Numbers of the five conditions

condition-ca1 = Endorsement of the common agenda
condition-ca1-formula = organisations that endorsed it ÷ member organisations
condition-ca2 = { CAPITAL(-sectors) } that stay away from meetings
condition-ca2-formula = { -sectors } without any attendance in six months
condition-ca3 = { CAPITAL(-commitments) } linked to a goal
condition-ca3-formula = { -commitments } with a goal ÷ { -commitments } not dropped
condition-ca4 = Agenda items and decisions linked to a goal
condition-ca4-formula = linked items and decisions ÷ all items and decisions
condition-ca5 = Months since the goals were reviewed
condition-ca5-formula = from the oldest review to the cut-off
condition-ca6 = Meetings with people affected
condition-ca6-formula = meetings attended by an organisation of people affected ÷ meetings held
condition-sm1 = Indicators fully defined
condition-sm1-formula = indicators with baseline and target (or range), source, frequency and owner ÷ indicators
condition-sm2 = Data on time
condition-sm2-formula = values received by their day ÷ values due
condition-sm3 = Organisations that supply data
condition-sm3-formula = organisations that supplied in six months ÷ organisations that should
condition-sm4 = Outcomes with a breakdown
condition-sm4-formula = outcome indicators with breakdowns ÷ outcome indicators
condition-sm5 = Decisions based on an indicator
condition-sm5-formula = decisions that cite an indicator ÷ decisions
condition-sm6 = Indicators fit for judgement
condition-sm6-formula = indicators that are not without data, { SMALL(status-stale) } or without target ÷ indicators
condition-mr1 = Goals shared by { -sectors }
condition-mr1-formula = goals with { -commitments } from two or more { -sectors } ÷ goals
condition-mr2 = { CAPITAL(-commitments) } across { -sectors }
condition-mr2-formula = { -commitments } with a partner from another { -sector } ÷ { -commitments }
condition-mr3 = { CAPITAL(-commitments) } kept on time
condition-mr3-formula = done by the day first due ÷ fallen due in six months
condition-mr4 = { CAPITAL(-commitments) } overdue
condition-mr4-formula = overdue ÷ open { -commitments }
condition-mr5 = { CAPITAL(-commitments) } carried by the { -secretariat }
condition-mr5-formula = open { -commitments } of the backbone organisation ÷ open { -commitments }
condition-mr6 = { CAPITAL(-sectors) } without a { -commitment }
condition-mr6-formula = { -sectors } with no open { -commitment }
condition-cc1 = Meetings held as planned
condition-cc1-formula = held ÷ planned; a longest gap beyond 1.5 planned intervals is △, beyond 2 is ▲
condition-cc2 = Attendance
condition-cc2-formula = represented (proxies included) ÷ expected
condition-cc3 = Proxies
condition-cc3-formula = proxies ÷ represented
condition-cc4 = Days to the minutes
condition-cc4-formula = median days from meeting to minutes
condition-cc5 = Action items carried out
condition-cc5-formula = closed by the next meeting ÷ given at meetings
condition-cc6 = Who meets whom
condition-cc6-formula = pairs of organisations together at two meetings or more ÷ possible pairs
condition-bb1 = Months of { -secretariat } money
condition-bb1-formula = confirmed money left for the { -secretariat } ÷ monthly cost
condition-bb2 = Share of the largest funder
condition-bb2-formula = largest funder ÷ { -secretariat } money of the next twelve months
condition-bb3 = Posts filled
condition-bb3-formula = filled ÷ planned full-time posts
condition-bb4 = Functions the { -secretariat } performs
condition-bb4-formula = of six, those with logged work in three months
condition-bb5 = Meetings run and recorded by one person
condition-bb5-formula = meetings where one person did both ÷ meetings
condition-bb6 = Money newly put to the goals
condition-bb6-formula = confirmed funding begun this fiscal year, and contributions for a goal valued in yen

## Signs of fading

warning-w1 = Attendance of the { $subject } { -sector } went from { $before } in the six meetings before to { $now } in the last three.
warning-w1-talk = Ask its lead organisation, one to one, what makes it hard to come: the time, the agenda, a change of staff.
state-w1 = The { $subject } { -sector } finds it hard to attend at present (attendance { $before } → { $now }). The { -secretariat } is talking with its members.
warning-w2 = { $subject } has been absent { $now } times in a row, without a proxy.
warning-w2-talk = Telephone: has the delegate changed, and are the meetings of use?
warning-w3 = { $subject } missed { $now } of the meetings of twelve months.
warning-w3-talk = Agree anew how they take part: online, or in one body only.
warning-w4 = { $now } of the last attendances of the { $subject } { -sector } were proxies.
warning-w4-talk = Ask why the members themselves cannot come, and what their proxies may decide.
state-w4 = The { $subject } { -sector } is more and more represented by proxies ({ $now }).
warning-w5 = The seat of { $subject } has been empty for { $now }.
warning-w5-talk = Agree with the organisation by when it names a successor.
warning-w6 = { $subject } last met { $now } ago (planned interval: { $before }).
warning-w6-talk = Settle with its chair the next date, or that its work is done.
state-w6 = { $subject } has not met for { $now } (planned interval: { $before }).
warning-w7 = Decisions per meeting fell from { $before } in the six meetings before to { $now } in the last three.
warning-w7-talk = Write beside each agenda item what is to be decided, and check it in the steering committee.
state-w7 = Decisions per meeting fell from { $before } to { $now }.
warning-w8 = { $now } of the open { -commitments } are overdue.
warning-w8-talk = Sort them into keep, change and stop, together with their owners.
state-w8 = { $now } of the open { -commitments } are overdue; their owners are being asked for a new outlook.
warning-w9 = { $now } of the open { -commitments } have had their date moved twice or more.
warning-w9-talk = Cut each into a step that can be done by the next meeting.
state-w9 = { $now } of the open { -commitments } have had their date moved twice or more.
warning-w10 = The backbone organisation carries { $now } of the open { -commitments }.
warning-w10-talk = Choose { -commitments } that others could take over, and ask in the steering committee who will.
state-w10 = The { -secretariat } carries { $now } of the open { -commitments }; sharing them out is being discussed.
warning-w11 = Confirmed money for the { -secretariat } lasts { $now }.
warning-w11-talk = Decide in the steering committee when to talk with whom about the next funding.
state-w11 = Confirmed money for the { -secretariat } lasts { $now }.
warning-w12 = One funder gives { $now } of the { -secretariat }’s money of the next twelve months.
warning-w12-talk = Ask that funder how long it will last and how others could join.
state-w12 = One funder gives { $now } of the { -secretariat }’s money of the next twelve months.
warning-w13 = { $now } of the organisations that owe data sent none in six months.
warning-w13-talk = Ask what makes it hard, and simplify the form or the deadline.
state-w13 = { $now } of the organisations that owe data sent none in six months.
warning-w14 = { $subject }, home of a champion, has not been seen for { $now }, or its champion has left.
warning-w14-talk = Talk with the organisation about who could be the next champion.
warning-w15 = The slowest minutes of the last three months took { $now }.
warning-w15-talk = Name someone who sends a summary within two days.
state-w15 = The slowest minutes of the last three months took { $now }.
warning-w16 = { $now } of the member organisations attended or finished a { -commitment } in six months.
warning-w16-talk = List those that did neither, and decide who calls each of them.
state-w16 = { $now } of the member organisations attended or finished a { -commitment } in six months.
warning-w17 = Pairs of organisations that meet fell from { $before } six months ago to { $now }.
warning-w17-talk = Mix the circle: other seats, homework for two.
state-w17 = Pairs of organisations that meet fell from { $before } six months ago to { $now }.

## Meeting-day kit

kit-title-sector = Meeting-day kit: { $sector }
kit-title-funder = Meeting-day kit
kit-title-grant = Meeting-day kit
kit-title-body = Meeting-day kit
kit-title-members = Meeting-day kit
kit-title-public = Meeting-day kit
kit-title-internal = Meeting-day kit
kit-meeting = Next meeting
kit-timetable = Timetable
kit-attendance = Attendance sheet
kit-attendance-intro = { $count ->
    [one] One organisation has a seat.
   *[other] { $count } organisations have a seat.
} Tick them off at the door. Proxies sign with their own name.
kit-how = Present
kit-present = in person
kit-proxy = proxy
kit-absent = absent
kit-signature = Signature
kit-names = List of names
kit-cards = { CAPITAL(-commitment) } cards
kit-cards-intro = One card for each organisation, to be filled in at the end of the meeting and handed to the { -secretariat }.
kit-to-report = To report on
sentence-commitments-dropped = { $dropped ->
    [one] One more { -commitment } was dropped.
   *[other] { $dropped } more { -commitments } were dropped.
}
arithmetic-sum = { $current } of this year’s { $target } ({ $progress }), { $elapsed } of the fiscal year elapsed
arithmetic-milestones = { $baseline } → { $target }, now { $current } ({ $progress }), due by now on the milestones: { $expected }
arithmetic-gaps = { $text } ({ $gaps })
gaps = { $there } of { $months } months
arithmetic-past = target { $target } ({ $date }); that year came to { $value }
head-share = Of
finding-achieved = { $name }: the target is reached
finding-stale = { $name }: no new value since { $date }
finding-value = { $name }: { $value } on { $date }
commitments-undated = { $count } more { $count ->
    [one] { -commitment } was
   *[other] { -commitments } were
 } done on a day that is not known, and { $count ->
    [one] is
   *[other] are
 } counted neither as on time nor as late.
commitments-moved = { $redated ->
    [0] No { -commitment }
    [one] One { -commitment }
   *[other] { $redated } { -commitments }
 } had a date moved ({ $times ->
    [one] once
    [2] twice
   *[other] { $times } times
 } in all); { $dropped ->
    [0] none was
    [one] one was
   *[other] { $dropped } were
 } dropped.

## Cover letter
letter-subject = { $title }
letter-date-blank = Date: ____________________
letter-salutation = Dear Sir or Madam,
letter-record = Enclosed with this letter
letter-close = Yours faithfully,
letter-thanks = Thank you for supporting the work of our { -roundtable }.
letter-body = Please find enclosed our { -report } for { $period }. We would be glad to answer any question you may have.
letter-enclosed = Document
letter-copies = { $title } (1 copy)
letter-languages = Languages
letter-both-languages = available in Japanese and English

## Charts
course-alt = Course of { $name }: { $values }.
money-finding = { $rate } of the { $committed } yen committed is spent; { $remaining } yen remain
money-alt = { $title }. Bars for each funder. { $rows }.
yen-in-sentence = { $yen } yen
money-alt-row = { $funder }: committed { $committed }, received { $received }, spent { $spent }
day-finding = A meeting of { $minutes } minutes; the longest part is “{ $session }” with { $longest } minutes
day-alt = { $title }. Chart of the day. { $sessions }.

## Plain edition
plain-title-sector = In plain words: { $sector }
plain-title-funder = In plain words
plain-title-grant = In plain words
plain-title-body = In plain words
plain-title-members = In plain words
plain-title-public = In plain words
plain-title-internal = In plain words ({ -secretariat })
summary-title-sector = { $sector }: where we stand
summary-title-funder = Where we stand
summary-title-grant = Where we stand
summary-title-body = { $body }: where we stand
summary-title-members = Where we stand
summary-title-public = Where we stand
summary-title-internal = Where we stand
plain-standing = How we are doing
plain-nothing-yet = There are no numbers to tell you yet.
plain-targets = We measure { $judged ->
    [one] one target
   *[other] { $judged } targets
 }. { $good } { $good ->
    [one] is
   *[other] are
 } going well. { $late } { $late ->
    [one] is
   *[other] are
 } late.
plain-commitments-own = Your { -sector } has made { $made ->
    [one] one { -commitment }
   *[other] { $made } { -commitments }
 }. { $done } { $done ->
    [one] is
   *[other] are
 } done and { $open } { $open ->
    [one] is
   *[other] are
 } still under way. { $overdue } of these { $overdue ->
    [one] is
   *[other] are
 } past the date.
plain-commitments-all = Together we have made { $made ->
    [one] one { -commitment }
   *[other] { $made } { -commitments }
 }. { $done } { $done ->
    [one] is
   *[other] are
 } done and { $open } { $open ->
    [one] is
   *[other] are
 } still under way. { $overdue } of these { $overdue ->
    [one] is
   *[other] are
 } past the date.
plain-commitments = { CAPITAL(-commitments) } under way
plain-due = due { $date }
plain-asks = What we ask of you
plain-decisions = What the meetings decided
plain-meeting = Next meeting
plain-contact = If anything is unclear, please ask us

## Where there is nothing yet
guide-no-theme = The theme is not decided yet; the { -secretariat } will let you know.
summary-nothing-yet = There are no figures to report for this period yet.

## Small words of charts and tables
forecast-word = projection
head-difference-share = Difference (%)
outcome-no-remark = No remark in this period.
see-also = Details:
page-word = page ~
guide-changed = Changes:
card-person = Person and contact
goals-note = { CAPITAL(-commitments) } under way, and those kept in this period.
picture-own = Bold marks what your { -sector } supplies.
ask-overdue-many = { $count } { -commitments } are overdue ({ $ids }). Please tell us where each of them stands.

## A member's own pages

member-title-organisation = { $member }: { -commitments } and requests
member-asks = What we ask of you
member-commitments = { CAPITAL(-commitments) }
member-no-commitments = There are no { -commitments } of yours to report on yet. Please use the card below at the next meeting.
member-attended = Attendance
member-attendance = Your attendance over the last twelve months was { $share }, proxies included.
member-attendance-lately = At the last three meetings it was { $recent }, at the six before { $before }.
member-ask-report = Please tell the meeting on { $day } how far “{ $title }” has come (now: { $state }).
member-ask-report-soon = Please tell the { -secretariat } how far “{ $title }” has come (now: { $state }).
member-ask-data = Please send the { -secretariat } the figures for “{ $name }”. They were due on { $since }.
member-ask-material = Please send papers for the meeting to the { -secretariat } by { $day }.
member-ask-rhythm = And, as always: { $rhythm }

# Tables of the project's own
own-table-head = { $name } ({ $unit })
flag-yes = yes
flag-no = no

# What is given as data (the tables of data/)
data-about = The values that the documents of this edition print, as tables for other uses. Counted from records up to { $cutoff }. What is not published is empty, and flags say why.
data-table-indicators = Indicators and their latest values
data-table-values = Values of the indicators by period
data-table-commitments = { CAPITAL(-commitments) }
data-table-decisions = What was decided in the period
data-table-meetings = Meetings
data-id = id
data-indicator = id of the indicator
data-name = name
data-unit = unit
data-baseline = baseline
data-target = target
data-target-on = day of the target
data-period = period
data-from = first day
data-to = last day
data-value = value
data-status = status
data-flags = what is to be known of the value
data-withheld = columns whose value is withheld
data-sectors = { -sectors }
data-owners = owners
data-goal = id of the goal
data-first-due = first due on
data-due = due on
data-state = state
data-done-on = done on
data-date = date
data-body = body
data-text = what was decided
data-title = name of the meeting
data-represented = organisations represented
data-seats = organisations expected
data-decisions = number of decisions
data-flag-provisional = provisional, may still change
data-flag-revised = revised
data-flag-approximate = approximate
data-flag-estimated = estimated
data-flag-withheld = not published
data-flag-missing = no value
data-flag-not-applicable = not applicable

# The calendar (calendar.ics)
calendar-meeting = { $roundtable }: { $title }
calendar-report = Report to { $grant } is due
calendar-commitment = { CAPITAL(-commitment) } is due: { $title }
calendar-material = Material for { $title } is due at the { -secretariat }

# The draft of a mail (mail.eml)
mail-subject = { $roundtable }: { $period } ({ $edition })
mail-addressee = To { $addressee },
mail-everybody = all readers
mail-greeting = This is { $secretariat }.
mail-opening = Please find attached what { $roundtable } reports on { $period }, from records up to { $cutoff }.
mail-files = Attached
mail-confidential = Please note: { $readers }
mail-meeting = The next meeting
mail-calendar = open calendar.ics to put it into your calendar
mail-closing = If anything is unclear or wrong, please let us know. Thank you.

## The whole of many roundtables

rollup-title-report = Report on All { CAPITAL(-roundtables) }
rollup-title-indicator = All { CAPITAL(-roundtables) } on { $id } { $name }
rollup-title-summary = All { CAPITAL(-roundtables) } in Brief
rollup-addressee-internal = The secretariats of the { -roundtables }
rollup-made-by = Put together by
rollup-cutoffs = { $from } to { $to }, by { -roundtable }
rollup-of = { " " }of { $whole }
rollup-share = { $part }/{ $whole }
rollup-from-to = { $from } → { $to }
section-rollup-summary = How the { -roundtables } stand
section-rollup-standings = Shared indicators
section-rollup-indicators = Each shared indicator
section-rollup-regions = { CAPITAL(-commitments) } and attendance by { -roundtable }
section-rollup-fading = Signs of fading
section-rollup-due = Data that has not come
section-rollup-absent = { CAPITAL(-roundtables) } that are not counted
section-rollup-method = How this was put together
rollup-tile-here = { -roundtables } reported
rollup-tile-fading = { -roundtables } with signs of fading
rollup-here = { $regions ->
    [one] Of { $regions } { -roundtable }
   *[other] Of { $regions } { -roundtables }
}, { $here } reported on { $period }.
rollup-promised = Of { $made ->
    [one] { $made } { -commitment }
   *[other] { $made } { -commitments }
}, { $done ->
    [one] { $done } is
   *[other] { $done } are
} done and { $overdue ->
    [one] { $overdue } is
   *[other] { $overdue } are
} overdue.
rollup-promised-in-time = Of { $made ->
    [one] { $made } { -commitment }
   *[other] { $made } { -commitments }
}, { $done ->
    [one] { $done } is
   *[other] { $done } are
} done and none is overdue.
rollup-came = In twelve months { $held ->
    [one] { $held } meeting was
   *[other] { $held } meetings were
} held, and { $share } of the organisations with a seat were there (proxies included).
rollup-fading = { $count ->
    [one] { $count } { -roundtable } shows signs of fading: { $names }.
   *[other] { $count } { -roundtables } show signs of fading: { $names }.
}
rollup-fading-some = { $count } { -roundtables } show signs of fading, for the longest time { $names }.
rollup-fading-since = { $name } ({ $since })
rollup-fading-none = No { -roundtable } that reported shows signs of fading.
rollup-fading-unknown = No signs of fading are told. { $silent ->
    [one] { $silent } { -roundtable } has
   *[other] { $silent } { -roundtables } have
} not yet agreed to tell of them.
rollup-silent = { $count ->
    [one] { $count } { -roundtable } has
   *[other] { $count } { -roundtables } have
} not yet agreed to tell of signs and cannot be listed here: { $names }.
rollup-since = since { $month }
rollup-since-older = since before { $month }
rollup-due = { $due ->
    [one] { $due } value was due and has not come.
   *[other] { $due } values were due and have not come.
}
rollup-due-none = From the { -roundtables } that reported, all data that was due has come.
rollup-standings-note = Totals and means rest on values that are published for these readers, and on no others. Beside each status stands the number of { -roundtables }.
rollup-apart = The values of each { -roundtable } are in the folder “indicators”, a document for each indicator.
rollup-more = { $count } more indicators are in the full report.
rollup-of-sum = total of { $added } of { $regions } { -roundtables }
rollup-of-mean = mean of { $added } of { $regions } { -roundtables }, weighted by people
rollup-of-missing = { $count } without data
rollup-of-withheld = { $count } withheld
rollup-of-differing = { $count } with another definition
rollup-of-unweighted = { $count } of an unknown number of people
rollup-no-total-none-agree = The definitions do not agree; nothing was added
rollup-no-total-nothing = No value is published; nothing was added
rollup-no-total-no-people = Nobody says how many people the values are of; no mean was taken
rollup-no-total-mean-of-year = A mean of a year is of other people each month; no mean was taken
rollup-no-total-same = All have the same value of the whole region; nothing was added
rollup-total = { $value } ({ $of })
rollup-sum = Total
rollup-mean = Mean
rollup-unit = unit: { $unit }
rollup-direction = good: { $direction }
rollup-aggregation = counted as: { $aggregation }
rollup-day = values of { $day }
rollup-target-day = targets for { $day }
rollup-direction-up = more
rollup-direction-down = less
rollup-direction-maintain = staying there
rollup-direction-range = staying within the range
rollup-aggregation-sum = total since the fiscal year began
rollup-aggregation-latest = latest value
rollup-aggregation-average = mean of the fiscal year
rollup-due-since = due since { $day }
rollup-signs-note = x is withheld, … has not come. Neither is in a total or a mean.
rollup-days = The values are of days from { $from } to { $to }, by { -roundtable }.
rollup-differs = { $region } has another indicator of this code, “{ $name }” ({ $unit }). It differs in { $what } and is not added.
rollup-differs-all = In { $region } it is “{ $name }” ({ $unit }).
rollup-differs-name = name
rollup-differs-unit = unit
rollup-differs-direction = direction
rollup-differs-aggregation = aggregation
rollup-differs-year = the month in which years begin
rollup-differs-adding = whether it may be added
rollup-multiples = From { $from } to { $to }, all on one scale of { $low } to { $high }
rollup-multiples-alt = { $name }: { $title }. Last values: { $values }.
rollup-multiples-some = Of very many, about a page is drawn, those to act on first. All values are in the table.
rollup-multiples-value = { $name } { $value } on { $date }
rollup-is-here = Reported on the period
rollup-is-elsewhen = Reported on another period only
rollup-absent = No report has come
rollup-outdated = Something must be fixed or answered, so there is no report this time (the earlier one is not counted)
rollup-for-others = The report is for other readers
rollup-elsewhen = The report is on { $period }
rollup-method-printed = Every number here is one that a { -roundtable } publishes for the same readers, or is worked out from those alone. What is withheld is in no total and no mean.
rollup-method-same = Indicators of one code are put together where name, unit, direction and aggregation are the same. Those that differ are named.
rollup-method-added = Counts are added. Shares and means are averaged, each by the number of people that it is of, where that is published.
rollup-method-days = The day of each value stands below it. Where values of different days were added, that is said.
rollup-method-periods = Numbers of { -roundtables } that reported on another period are not put together.
rollup-method-signs = Signs are told where a { -roundtable } agreed to that, and none of single organisations. Since when they are seen follows from today's tables, month end by month end.
head-rollup-region = { CAPITAL(-roundtable) }
head-rollup-share = Counted
head-rollup-total = All
head-rollup-marks = Status (number of { -roundtables })
head-rollup-done = Done
head-rollup-held = Meetings
head-rollup-trend = Six before → last three
head-rollup-since = Since
head-rollup-why = Why
figure-rollup-value = Current value: { $subject }
figure-rollup-status = Status: { $subject }
figure-rollup-baseline = Baseline: { $subject }
figure-rollup-target = Target: { $subject }
figure-rollup-people = How many people the value is of: { $subject }
figure-rollup-point = Value of its day: { $subject }
figure-rollup-scale = A tick of the drawing: { $subject }
figure-rollup-sum = Total of “{ $subject }”: published current values, added up
figure-rollup-mean = Mean of “{ $subject }”: published current values, each by the published number of people
figure-rollup-having = { CAPITAL(-roundtables) } with “{ $subject }” in the same definition
figure-rollup-added = { CAPITAL(-roundtables) } in the total or mean of “{ $subject }”
figure-rollup-missing = { CAPITAL(-roundtables) } without a value of “{ $subject }”
figure-rollup-withheld = { CAPITAL(-roundtables) } that withhold their value of “{ $subject }”
figure-rollup-unweighted = { CAPITAL(-roundtables) } whose “{ $subject }” is of an unknown number of people
figure-rollup-differing = { CAPITAL(-roundtables) } with an indicator of the same code as “{ $subject }” and another definition
figure-rollup-standing = { CAPITAL(-roundtables) } of this status in “{ $subject }”
figure-rollup-made = { CAPITAL(-commitments) }: { $subject }
figure-rollup-done = { CAPITAL(-commitments) } that are done: { $subject }
figure-rollup-on-time = { CAPITAL(-commitments) } done in time: { $subject }
figure-rollup-going = { CAPITAL(-commitments) } under way and not overdue: { $subject }
figure-rollup-overdue = { CAPITAL(-commitments) } overdue: { $subject }
figure-rollup-dropped = { CAPITAL(-commitments) } given up: { $subject }
figure-rollup-held = Meetings held in twelve months: { $subject }
figure-rollup-represented = Attendance in twelve months: { $subject }
figure-rollup-before = Attendance at the six meetings before the last three: { $subject }
figure-rollup-recent = Attendance at the last three meetings: { $subject }
figure-rollup-sign = Value of a sign: { $subject }
figure-rollup-sign-before = Earlier value of a sign: { $subject }
figure-rollup-all-made = { CAPITAL(-commitments) } of all { -roundtables }
figure-rollup-all-done = { CAPITAL(-commitments) } of all { -roundtables } that are done
figure-rollup-all-on-time = { CAPITAL(-commitments) } of all { -roundtables } done in time
figure-rollup-all-going = { CAPITAL(-commitments) } of all { -roundtables } under way and not overdue
figure-rollup-all-overdue = { CAPITAL(-commitments) } of all { -roundtables } that are overdue
figure-rollup-all-dropped = { CAPITAL(-commitments) } of all { -roundtables } given up
figure-rollup-all-held = Meetings that all { -roundtables } held in twelve months
figure-rollup-all-represented = Attendance of all { -roundtables } in twelve months: represented (proxies included) ÷ expected
figure-rollup-regions = { CAPITAL(-roundtables) }
figure-rollup-here = { CAPITAL(-roundtables) } that reported on the period
figure-rollup-away = { CAPITAL(-roundtables) } that did not report on the period
figure-rollup-fading = { CAPITAL(-roundtables) } with signs of fading
figure-rollup-silent = { CAPITAL(-roundtables) } that have not agreed to tell of signs
figure-rollup-more = Shared indicators that the summary leaves out
figure-rollup-due = Values that were due and have not come
term-regions = { CAPITAL(-roundtables) }
data-about-rollup = What the report on all { -roundtables } prints, as tables for other uses. Counted from records up to { $cutoff }. What is withheld is empty, and flags say why.
data-title-rollup = { $name } Report on All { CAPITAL(-roundtables) } { $period }
data-table-rollup-regions = { CAPITAL(-roundtables) }
data-table-rollup-indicators = Shared indicators with their totals or means
data-table-rollup-values = Values of shared indicators by { -roundtable }
data-table-rollup-differing = Indicators of one code in other definitions
data-table-rollup-signs = Signs of fading
data-table-rollup-due = Data that has not come
data-region = Folder of the { -roundtable }
data-made = { CAPITAL(-commitments) }
data-done = { CAPITAL(-commitments) } done
data-on-time = { CAPITAL(-commitments) } done in time
data-going = { CAPITAL(-commitments) } under way and not overdue
data-overdue = { CAPITAL(-commitments) } overdue
data-dropped = { CAPITAL(-commitments) } given up
data-held = Meetings held in twelve months
data-share = Attendance in twelve months (%)
data-share-before = Attendance at the six meetings before the last three (%)
data-share-recent = Attendance at the last three meetings (%)
data-tells-signs = Whether it agreed to tell of signs
data-fades-since = End of the month in which a sign was first seen
data-adding = How values are put together
data-total = Total or mean
data-regions = { CAPITAL(-roundtables) } with the same definition
data-regions-added = { CAPITAL(-roundtables) } in the total or mean
data-regions-missing = { CAPITAL(-roundtables) } without a value
data-regions-withheld = { CAPITAL(-roundtables) } that withhold theirs
data-regions-unweighted = { CAPITAL(-roundtables) } with an unknown number of people
data-people = How many people it is of
data-in-total = Whether it is in the total or mean
data-differs-in = In what it differs
data-sign = Code of the sign
data-subject = What the sign is about
data-pressing = Whether it is to be acted on
data-now = Value now
data-before = Value before
data-since = Since
data-supplier = Supplier
