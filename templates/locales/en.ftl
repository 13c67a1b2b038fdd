# Words of the documents (English): `key = words`.
# A project's templates/locales/en.ftl overrides any of them by its key.

## Titles and addressees

report-title-sector = Progress report: { $sector }
report-title-funder = Progress report, all sectors
report-title-internal = Progress report, secretariat's edition
guideline-title-sector = Roundtable guideline: { $sector }
guideline-title-funder = Roundtable guideline
guideline-title-internal = Roundtable guideline
addressee-sector = Members of the { $sector } sector
addressee-funder = Funders
addressee-internal = Secretariat
edition-sector = { $sector } edition
edition-funder = Funder edition
edition-internal = Secretariat's edition
label-period = Period
label-cutoff = Data as of
label-addressee = To
label-edition = Edition
label-contact = Contact
contact-title = Contact
contact-phone = Phone { $value }
contact-email = E-mail { $value }
confidential-internal = Confidential: secretariat only
confidential-members = For member organisations only
confidential-funder = For funders only

## Sections

section-summary = Summary
section-changes = Changes since last time
section-next-meeting = Next meeting
section-findings = Inputs to look at
section-agenda = Common agenda
section-picture = Where we stand
section-own-promises = What your sector promised
section-sectors = Promises and attendance by sector
section-links = How the sectors' work connects
section-own-indicators = Indicators that your sector supplies
section-indicators = Indicators over time
section-data-due = Data still to come
section-participation = Participation in meetings
section-decisions = Decisions of this period
section-goals = Work by goal
section-money = Money
section-challenges = Challenges
section-learning = Learning and changes of plan
section-risks = Risks and what we do about them
section-plan = Plan for the next period
section-people = Delegates
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
    } achieved or on track, { $bad } { $bad ->
        [one] is
       *[other] are
    } late or { $bad ->
        [one] needs
       *[other] need
    } attention.
sentence-promises = { $made } promises have been made. { $done } are kept and { $open } are under way, { $overdue } of them past their due date.
sentence-promises-own = Your sector has made { $made ->
        [one] one promise
       *[other] { $made } promises
    }: { $done } kept and { $open } under way, { $overdue } of them past the due date.
sentence-meetings = In { $period } there { $held ->
        [one] was one meeting
       *[other] were { $held } meetings
    } and { $decided ->
        [one] one decision
       *[other] { $decided } decisions
    }.
asks-title = What we ask of you
ask-by = by { $date }
ask-overdue = Please tell us how you see the promise “{ $title }”, which was due on { $due }.
ask-data = Please send the new value of “{ $name }”.
ask-due = The promise “{ $title }” will soon be due.
ask-attend = Please attend the { $meeting } on { $date }.
change-done = Promises kept
change-made = New promises
change-overdue = Promises now overdue
change-restated = Indicators whose status changed
change-promise = { $title } ({ $owner })
change-status = { $name }: { $then } → { $now }
label-meeting = Meeting
label-when = When
label-place = Where
label-theme = Theme
label-agenda = Agenda
online-too = also online
from-to = { $from }–{ $to }
two-notes = { $first }. { $second }
meeting-number = { $body } no. { $number }
none = None
none-open = No promise is under way.
to-be-decided = (to be decided)

## Heads of tables

head-id = No.
head-commitment = Promise
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
head-sector = Sector
head-organisations = Orgs
head-organisations-named = Organisations
head-made = Made
head-on-time = On time
head-late = Late
head-open = Open
head-overdue = Overdue
head-attendance = Present
head-recent = Previous 6 → last 3
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
head-elapsed = Elapsed
head-place = Place
head-finding = Finding
head-body = Body
head-role = Role
head-person = Name
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
head-represented = Present
head-decisions = Decisions
head-minutes = Minutes sent

## Numbers and units

unit-indicators = { "" }
unit-promises = { "" }
unit-yen = (yen)
tile-made = promises so far
tile-on-time = kept on time
tile-late = kept late
tile-open = under way
tile-going = under way, not yet due
tile-overdue = overdue
points-up = up { $points } points
points-down = down { $points } points
points-level = unchanged

## Promises

promises-open = Under way
promises-closed = Closed
with-partners = (with { $names })
progress-so-far = progress { $percent }
first-due = first { $date }
no-due-date = no due date
done-on = Done on { $date }
commitment-line = { $title } (due { $due }, { $state })
waiting-on-us-title = Work that counts on you
we-wait-for-title = Work of yours that counts on others
waiting-on-us = “{ $title }” of { $owner } counts on { $partners } (due { $due }).
we-wait-for = “{ $title }” counts on { $partners } (due { $due }).
matrix-note = Figures are promises kept out of those made; ▲ marks overdue ones. Promises that were given up are not counted.
bars-title = { $overdue } of { $open } promises under way are past their due date
bars-alt = Bars of promises by sector: kept on time, kept late, under way and overdue. The table below has the same figures.
sectors-note = “On time” means by the date first promised; a promise whose date was moved counts as late even if it met the new one. Attendance covers twelve months and includes proxies.

## Indicators

level-population = State of the region
level-outcome = Outcomes
level-output = Activities
level-process = Working of the roundtable
picture-note = Status is judged at the date of the value. p provisional, … not known, x suppressed, − not applicable. Symbols and rules are explained at the end.
arithmetic = { $baseline } → { $target }, now { $current } ({ $progress }), { $elapsed } of the time elapsed
arithmetic-ratio = { $text }, ratio { $ratio }
arithmetic-range = range { $low }–{ $high }, now { $current }
indicator-line = { $name } ({ $status })
goal-indicators = Indicators:{ " " }
source-line = Source: { $source }
provisional-note = Hollow points are provisional.
chart-target = target { $value }
chart-ghost = The light line is the running total of fiscal { $year } at the same months.
sources-line = Sources:{ " " }
list-separator = ;{ " " }
source-of = { $name }: { $source }
stale-arithmetic = Last status: { $status }. { $text }
chart-year = { $year }
chart-month = { $short } { $year }
chart-alt = { $title }. Line chart as of { $date }. Values: { $values }.
chart-alt-value = { $date }: { $value }
finding-behind = { $name } is about { $months ->
        [one] one month
       *[other] { $months } months
    } behind its path
finding-ahead = { $name } is about { $months ->
        [one] one month
       *[other] { $months } months
    } ahead of its path
finding-on-path = { $name } is on its path
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
meaning-on-track = Progress matches the time elapsed (ratio 0.90 or more).
meaning-slightly-late = Progress is a little behind the time elapsed (ratio 0.70 to 0.90).
meaning-attention = The value is outside the range it should stay in.
meaning-late = Progress is far behind the time elapsed (ratio below 0.70).
meaning-worsening = The value is worse than the baseline, beyond survey error.
meaning-missed = The target date has passed and the target is not reached.
meaning-too-early = It has only begun, or there is one value; it is not judged yet.
meaning-stale = The latest value is too old to tell how things stand.
meaning-no-target = There is no target or no baseline; shown for reference.
meaning-no-data = There is no value yet.
meaning-suppressed = Not published, because numbers are small or for a similar reason.
reason-too-early = not judged yet
reason-stale = the latest value is too old to judge
reason-no-target = for reference, without a target
reason-no-data = no value yet
reason-suppressed = the value is not published
reason-achieved = the target is reached
reason-on-track = inside the range it should stay in
reason-attention = outside the range it should stay in
reason-late = outside the range twice running
reason-worsening = worse than the baseline
reason-slightly-late = slightly late
reason-missed = the target date has passed
method-note = The ratio is (current − baseline) ÷ (target − baseline), divided by the share of the time to the target date that had passed at the date of the value. Where there are milestones, the path through them takes the place of a straight line. Running totals start with the fiscal year and are judged against that year's share. The limits 0.90 and 0.70 follow the defaults of Camms and are set by the secretariat.
rounding-note = Figures are rounded half up, so totals may not add.

state-overdue = Overdue
state-delayed = Delayed
state-on-hold = On hold
state-in-progress = In progress
state-not-started = Not started
state-done-late = Done late
state-done-on-time = Done
state-dropped = Given up

## Participation

participation-own = From { $since } to { $until } there were { $held } meetings. Your sector was represented at { $own } of its seats (proxies included), all sectors at { $all }.
participation-all = From { $since } to { $until } there were { $held } meetings. { $all } of seats were represented (proxies included).
participation-trend = In the last three meetings it was { $recent }, { $points } from { $before } in the six before.
participation-note = ○ present (also online, late or leaving early)  △ proxy  × absent; blank where there is no seat. The letter in the head is the first of the body's name. Meetings cancelled in this time: { $cancelled }.
grid-column = { $date } { $body }
grid-alt = Attendance by organisation: { $rows }.
grid-alt-row = { $name } { $rate }
meeting-planned = planned
meeting-held = held
meeting-cancelled = cancelled
seat-empty = (empty seat)

## Money

restricted = restricted use
funding-confirmed = confirmed
funding-applied = applied for
funding-expected = expected
funding-ended = ended
money-total = Confirmed money
money-note = “Used” is spending as a share of the amount committed. A rate rounded to 100.0% can hide money that remains, so the remaining yen stand beside it. Money applied for or expected is not in the total.
variance-over = { $funder }: spending is { $points } points ahead of the time elapsed. Reason: { $reason }
variance-under = { $funder }: spending is { $points } points behind the time elapsed. Reason: { $reason }
variance-unexplained = (not given)

## Secretariat's edition

findings-intro = { $count ->
        [one] One thing
       *[other] { $count } things
    } in the inputs should be looked at. The documents can be made all the same.

## Attached data

attachment-commitments = Promises in this report
attachment-indicators = Values of the indicators in this report
column-id = id
column-commitment = promise
column-sector = sector
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
guide-last-promises = What you promised last time
guide-last-promises-intro = What the { $sector } sector promised at its latest meeting, and where it stands.
guide-roundtable = What a roundtable is
guide-history = Where it comes from
guide-why = Why the { $sector } sector is needed
guide-so-far = What you have done so far
guide-theme = Theme and facts
guide-facts = What has been measured
guide-aim = What the meeting aims for
guide-day = How the day runs
guide-roles = Roles
guide-delegates = Seats of the { $sector } sector
guide-rules = Ground rules
guide-preparation = How to prepare
guide-checklist = What to bring and hand in
guide-data-due = Data to send
guide-report-on = Promises to report on
guide-bring = To bring
guide-material-due = Material is due on { $date }
guide-promises = Your sector's promises
guide-promises-intro = Promises under way. Write in what has changed and hand the page in on the day.
guide-questions = Questions
guide-agenda-questions = For this meeting
guide-any-questions = For any item of the agenda
guide-card = How to write a promise
guide-after = After the meeting
guide-trouble = If something goes wrong
guide-appendix = Appendix
guide-glossary = Words
guide-table = Who is at the table
guide-forms = Forms
guide-no-meeting-title = Next meeting
guide-no-meeting = The next meeting has no date yet. We will let you know.
guide-no-timetable = Times follow as soon as the starting time is set.
label-material-due = Material due
tile-done = promises kept
tile-attendance = represented (12 months)
head-fact = Fact
head-time = Time
head-session = Part
head-what = What happens
head-who = Who speaks
card-title = Promise card
card-who = Who
card-what = What
card-when = By when
card-when-hint = day, month, year
card-level = How firm
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
form-absent = Who is not here
form-consult-title = Talking it over at home
form-consult-who = With whom
form-consult-now = What may be promised on the day
form-consult-back = What has to be taken back
form-consult-by = Answer by
report-on = { $title } (now: { $state })
session-opening = Opening
session-opening-what = Aim and ground rules
session-opening-who = chair
session-presentation = The issue
session-presentation-what = A concrete trouble, then statistics and facts
session-presentation-who = issue presenter
session-session-1 = Session 1
session-session-1-what = What those seated see happening
session-session-1-who = those seated
session-sub-session = Sub-session
session-sub-session-what = Everybody talks with neighbours and speaks up
session-sub-session-who = everybody
session-session-2 = Session 2
session-session-2-what = What each can do, given what was said
session-session-2-who = those seated
session-review = Review and summary
session-review-what = Checking against the record what is now clear
session-review-who = recorder, chair
session-close = Close
session-close-what = Next dates and promise cards
session-close-who = secretariat
session-part-1 = Part 1
session-part-1-what = The centre members talk about the trouble
session-part-1-who = centre members
session-trio = In threes
session-trio-what = Everybody talks in threes and writes down what came up
session-trio-who = everybody
session-part-2 = Part 2
session-part-2-what = Cross-talk on what came up
session-part-2-who = centre members
session-closing-round = Closing round
session-closing-round-what = A word from each centre member and the presenter; review of the record
session-closing-round-who = all
