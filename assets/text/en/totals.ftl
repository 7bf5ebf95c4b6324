# The coordinator's side: totals of many logs. Staff are named here, students and families never.

totals-title = Home visits: the totals
totals-made = Made on { $day }.
totals-only-month = Only visits of { $month }.
totals-chart = Bars of the numbers in the table beside:
totals-hidden = Outside pay, counts under { $smallest } are shown as <{ $smallest }. A dot (·) is a larger count that is hidden because a small one could be worked out from it.
totals-tenth = The dashed line: a tenth of those enrolled
totals-read =
    { $files ->
        [one] 1 log
       *[other] { $files } logs
    }, { $rows } rows read; { $visits } visits counted. Copies and older versions passed over: { $same }. Left out: { $left_out_files } files, { $left_out_rows } rows. Held back as perhaps one visit: { $held }. Earlier totals not read: { $own }.
totals-without-pay-visits = There is no sheet of pay by visit: it would have { $count } rows. They are in what --rows writes.
totals-draw = Drawn at random: { $count } of { $among } visits, with seed { $seed }. The same visits and the same seed give the same draw.
totals-more-findings =
    { $count ->
        [one] and 1 more, in every file that is written
       *[other] and { $count } more, in every file that is written
    }

# Files and rows that are left out.
totals-file-not-a-log = This is no log of visits: it has no columns record_id and record_version. Take it out of the folder, or ask for the log again.
totals-file-column = This log has no column { $column }, so nothing of it was counted. Ask for it again, or put the column back.
totals-file-not-text = These bytes are no text, no workbook and no sealed log. Ask for the file again.
totals-file-damaged = The file is damaged, and nothing of it was counted. Ask for it again.
totals-file-nested = Lists in lists in lists: this is no log, and nothing of it was counted.
totals-file-bomb = This workbook would unpack to far more than any log. It was not opened. Ask for it again, as CSV.
totals-file-old-workbook = This workbook is of the old kind (.xls) or has a password. Save it as .xlsx without a password.
totals-file-sealed = This log is sealed. Name your identity with --identity.
totals-file-sealed-to-other = This log is sealed to another card than yours. Ask for it again, sealed to the card that “homevisit card show” prints.
totals-file-sealed-by-passphrase = This log is sealed with a passphrase. Ask for it again, sealed to your card.
totals-file-too-large = The file is larger than what is read at once (64 MiB; 32 for a workbook, 16 for another encoding than UTF-8). Split it, or ask for the log month by month, and save it as CSV UTF-8.
totals-row-cell = Left out: the cell { $column } is empty or cannot be read.
totals-row-cell-empty = Counted, but the cell { $column } cannot be read and was taken as empty.
totals-column-gone = The column { $column } is not in this file: nothing that it says is counted.
totals-days-day-first = Days with slashes are read with the day first, as others in this file must be.
totals-days-month-first = Days such as 3/4/2026 are read with the month first. If that is wrong, ask for the log again.
totals-row-day-unsure = Left out: a day could be day first or month first, and this file has both. Write it as 2026-10-25.
totals-settled-unknown = { $visit } was named as one visit or two, but is in none of these files. Look at how it is written.
totals-row-newer = Left out: it was written by a newer homevisit. Update this one.
totals-row-shortened = Left out: a spreadsheet has shortened the number in { $column } (such as 1.2E+11). Ask for the log again and open it without Excel.
totals-row-quote = Left out, down to line { $last }: a quotation mark is not closed, or a cell holds a line break.
totals-row-cut-off = Left out: the file ends in the middle of this row. Ask for it again.
totals-row-long = Left out: it has more cells than there are columns.
totals-row-not-a-row = Left out: this is no row of a log.
totals-more-rows =
    { $count ->
        [one] 1 more row was left out.
       *[other] { $count } more rows were left out.
    }
totals-more-cells =
    { $count ->
        [one] 1 more cell cannot be read and was taken as empty.
       *[other] { $count } more cells cannot be read and were taken as empty.
    }
totals-conflict = Left out, and so is { $others }, which says something else under the same id and version. Ask the pair which holds, or take one of the files away.
totals-perhaps-one = { $held } is perhaps one visit with { $counts }: the same day ({ $day }) and the same two educators. Only { $counts } counts until you say: --one { $counts }={ $held } or --both { $counts }={ $held }.
totals-not-on-list = Not on the staff list: { $who }. Paid as the log says, without a rate.

# Lists of staff and schools.
totals-list-not-text = This is no CSV. In the spreadsheet, choose Save as, then CSV UTF-8.
totals-list-empty = The list is empty.
totals-list-heading = The first line has no heading “{ $heading }”.
totals-list-id = Left out: there is no id.
totals-list-day = Left out: the day cannot be read. Write it as 2027-06-30.
totals-list-rate = Left out: the rate cannot be read. Write it as 28.49.
totals-list-twice = Left out: this is on the list already, further up.
totals-list-enrolled = Left out: the enrollment is no number from 1 up.
totals-list-school = Left out: there is no school.

# Pay on the terminal.
totals-pay-units = { $visits ->
        [one] 1 visit
       *[other] { $visits } visits
    }, { $units ->
        [one] 1 unit
       *[other] { $units } units
    }
totals-pay-expired = { $visits ->
        [one] 1 VISIT AFTER TRAINING ENDED
       *[other] { $visits } VISITS AFTER TRAINING ENDED
    }
totals-pay-trained = trained through { $day }
totals-pay-not-on-list = NOT ON THE STAFF LIST
totals-pay-due = In all: { $units } units, { $sum }.
totals-pay-all = In all: { $units } units.
totals-pay-without-rate = Of these without a rate: { $units } units.

totals-table-overview = The program in numbers
totals-table-pay = Pay by person
totals-table-pay-visits = Pay by visit
totals-table-by-month = Visits by month
totals-table-by-school = Visits by school
totals-table-by-kind = Visits by kind
totals-table-by-mode = Visits by how we met
totals-table-by-outcome = How planned visits came out
totals-table-practices = The five practices
totals-table-selection = How families came to be invited
totals-table-bands = Students by grade
totals-table-per-educator = How visits are spread
totals-table-timing = First visits and the first day
totals-table-calls = Calls before a visit
totals-table-draw = Drawn for the audit
totals-table-findings = To settle and to know

totals-col-what = What
totals-col-number = Number
totals-col-of = Of
totals-col-share = Share
totals-col-staff-id = Staff id
totals-col-name = Name
totals-col-site = Site
totals-col-visits = Visits
totals-col-units = Units
totals-col-rate = Rate
totals-col-amount = Amount
totals-col-on-paper = on paper
totals-col-own-key = own key
totals-col-typed-by-partner = typed by partner
totals-col-not-yet = not confirmed
totals-col-not-asked = not asked
totals-col-trained-through = Trained through
totals-col-training = Training
totals-col-after-training = After training ended
totals-col-on-list = On the staff list
totals-col-people = Whom to ask
totals-col-visit = Visit
totals-col-date = Date
totals-col-role = Role
totals-col-confirmed = Confirmed
totals-col-month = Month
totals-col-school = School
totals-col-students = Students
totals-col-enrolled = Enrolled
totals-col-tenth = A tenth or more
totals-col-kind = Kind
totals-col-mode = How
totals-col-outcome = Outcome
totals-col-practice = Practice
totals-col-kept = Kept
totals-col-state-not-yet = Not yet
totals-col-unknown = Unknown
totals-col-selection = Invited because
totals-col-band = Grade
totals-col-visits-each = Visits made
totals-col-educators = Educators
totals-col-timing = When
totals-col-first-visits = First visits
totals-col-calls = Calls before
totals-col-met = Met
totals-col-not-met = Not met
totals-col-file = File
totals-col-line = Line
totals-col-left-out = Left out
totals-col-finding = What to know

totals-what-visits = Visits that count
totals-what-students = Students visited
totals-what-educators = Educators who visited
totals-what-trained = of them with training that counted
totals-what-pairs = Pairs who visited together
totals-what-minutes = Minutes of a visit, the middle one
totals-what-interpreter = Visits with an interpreter
totals-what-before-school = First visits before school began
totals-what-second = Students with a first visit who had a second
totals-what-calls-per-visit = Calls and messages for each visit

totals-kind-first = first visit
totals-kind-follow-up = between first and second
totals-kind-second-academic = second, learning
totals-kind-second-college-career = second, college and career
totals-kind-transition = first visit, new school
totals-kind-other = another, or not said
totals-outcome-completed = took place and counts
totals-outcome-rescheduled = moved to another time
totals-outcome-family-not-available = the family was not there
totals-outcome-cancelled-by-family = the family called it off
totals-outcome-cancelled-by-staff = the educators called it off
totals-outcome-declined = declined
totals-outcome-not-counted = took place, does not count under the rules
totals-outcome-unknown = not said yet
totals-timing-before = before the first day
totals-timing-first-month = days 0 to 29
totals-timing-second-month = days 30 to 59
totals-timing-third-month = days 60 to 89
totals-timing-later = day 90 and later
totals-role-lead = lead
totals-role-partner = partner
totals-role-interpreter = interpreter
totals-label-yes = yes
totals-label-no = no
totals-label-unknown = not said
totals-label-no-school = (no school named)

cli-totals-nothing = No log was found, so nothing was counted or written. Name the folder with the logs.
cli-totals-ending = { $file }: the name should end in .xlsx, .html, .csv or .json.
cli-totals-needs-yes = { $file } is there already. Say --yes to replace it, or name another file with --out.
cli-totals-ask = { $file } is there already. Replace it? Type y (yes) or n (no):
cli-totals-left = { $file } was left as it was.
cli-totals-no-seed = The system gives no random number. Name one with --seed.
cli-totals-passed =
    { $count ->
        [one] 1 other file or folder was passed over.
       *[other] { $count } other files or folders were passed over.
    }
cli-totals-progress = Reading: { $at } of { $count } files
cli-totals-doing = While making { $file }
cli-totals-written = Written: { $files }
cli-totals-not-whole = Not everything was counted; what was left out is listed under “To settle and to know”.
cli-totals-no-list = { $file } cannot be used, so nothing was counted.
cli-totals-pair = Write two visits with an equals sign between them, such as HV-4K7QM=HV-9B2TD.
cli-card-secret = The coordinator's identity for homevisit. Whoever has this line can open what is sealed for you.
cli-card-made = The identity is in { $file }. Keep it to yourself and keep a copy in a safe place; without it nobody can open what is sealed to this card. The line on stdout goes into the site's file: coordinator-card = "age1…"
cli-card-none = { $file } holds no identity. “homevisit card new FILE” makes one.
