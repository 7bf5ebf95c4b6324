# Interface strings, English. Plain words; short; what to do next. Keys end in the word of a list where there is one.

app-name = homevisit
too-small = Please give this window more room. Nothing is lost.
hidden = Any key goes on.
opening = Opening…
yes = yes
no = no
and = and
reporting-number = the number your district gave you
your-child = your child
the-student = the student
your-children = your children
the-students = the students
aid-forms = the FAFSA and the state's own application
aid-person = [name]
the-family = the family
my-partner = my partner
team = { $name } with { $partner }
both-of-us = Both of us
sample-mark = sample
sample-no-folder = The made-up year needs a folder for temporary files, and { $folder } cannot be used. Set TMPDIR to one that can.
sample-passphrase = In this made-up year each passphrase is the name in small letters.
saving = saving
saved = saved { $time }
not-saved = NOT SAVED
copied = Sent to the terminal's clipboard.
copied-words = Sent to the terminal's clipboard. Fill in what stands in brackets before you send it.
nothing-selected = Nothing is selected. Shift with the arrows selects; esc leaves.
saves-lost-title = Before you go on
saves-lost-read = I have read it
saves-lost-later = Say it again next time
failed-title = That did not work
closed = It is closed. Open it first.
covered-code = Something is not saved yet behind this screen. Type the passphrase, so that it can be saved; the code is for later.
left-saved = Everything is saved, and locked.
left-sample = The made-up year is gone; nothing of it was kept.
left-unsaved =
    { $count ->
        [one] 1 change could not be saved before leaving. What was saved before it is safe.
       *[other] { $count } changes could not be saved before leaving. What was saved before them is safe.
    }
leave-unsaved-title = Not everything is saved
leave-unsaved-why = { $why } What is not saved would be lost.
leave-unsaved-stay = Stay here
leave-unsaved-again = Try to save again, then leave
leave-unsaved-leave = Leave, and lose it
locked-unsaved =
    { $count ->
        [one] Locked; 1 text is not saved yet. Open it again and it is tried anew.
       *[other] Locked; { $count } texts are not saved yet. Open it again and it is tried anew.
    }
recovered =
    { $count ->
        [one] Found again: what you wrote for { $family } until { $time }.
       *[other] Found again: what you wrote in { $count } texts, for { $family } until { $time }.
    }
backup-done = A backup was made and checked: { $name }
guide-left-out = Your file { $file } was left out. “homevisit guide check” names what is wrong with it.
site-left-out = The site's file was left out: until it is mended, nothing goes to the coordinator from here.
config-left-out = Your config.toml was left out: line { $line }, { $problem }
keys-not-toml = Your keys.toml was left out: { $problem }
keys-unknown = Your keys.toml was left out: it names “{ $name }”, which is no context or action. F1 lists them.
keys-no-key = Your keys.toml was left out: “{ $name }” needs a list of keys, such as ["ctrl-o"].
keys-conflict = Your keys.toml was left out: one key would mean both “{ $first }” and “{ $second }”.

# ---- the first minute
welcome = Two educators, one family, one conversation.
welcome-what = homevisit walks the two of you through a year of visits: the call, the visit, what you heard, what you do with it. It stays on this machine, and out of the living room.
welcome-practice = Practice the call and the visit
welcome-practice-about = Nothing to set up. Read, and rehearse together.
welcome-sample = Look at a made-up year
welcome-sample-about = Families that do not exist. Try everything.
welcome-start = Start
welcome-start-about = One family is enough.
welcome-private = Nothing goes online. There is no account.
start-title = Starting
start-step = { $n } of { $of }
start-me = Who are you?
start-me-why = Your name as your partner says it.
start-me-needed = A name, please; any name your partner knows you by.
start-partner = Who visits with you?
start-partner-why = Your partner's name. Enter alone skips this; you can say it any day.
start-passphrase = Choose a passphrase.
start-passphrase-why = It opens what you write here. A few words you can remember are best. Nobody can look it up for you.
start-again-why = So that no slip of the finger locks you out.
passphrase-again = The same once more.
passphrase-needed = A passphrase, please.
passphrases-differ = The two were not the same. Choose it again.
strength-weak = Easy to guess. Three or four words would be better.
strength-fair = Fair. One more word makes it good.
strength-good = Good.
strength-strong = Strong.
start-making = Making your place…
start-code = Write this code on paper.
start-code-why = If the passphrase is forgotten, this code opens what it opened, once. Keep it where you keep papers that matter.
code-title = Recovery code for { $name }
code-before = The code that { $name } had before opens nothing any more: its paper can go.
code-part = To be sure it is written down: what is part { $n }?
code-part-wrong = That is not that part. Look at your paper again.
code-first = First the code: write it down, then type the part that is asked for.
start-family = One family is enough. What is the student's name?
start-family-why = “Maya”: as the two of you say it. Enter alone leaves this for later.
unlock-passphrase = Your passphrase
unlock-code = Your recovery code, from paper
unlock-new = A new passphrase
passphrase-of = { $name }: your own passphrase

# ---- the keyboard
keyboard-title = Pass the keyboard
keyboard-now = { $name } has the keyboard now.
keyboard-to = { $name } writes now
keyboard-open-mine = Open { $name }'s own drawer
keyboard-alone = There is nobody to pass it to yet. Add your partner in Settings.
keyboard-passed = { $name } has the keyboard, and can write: no passphrase is needed for that.
keyboard-passed-aside = { $name } has the keyboard. What was being filled in waits for whoever began it.

# ---- drawers
drawer-mine = mine: only I can open it
drawer-held = ours, when both are done
drawer-ours = ours
mine-shut = What lies here opens only with its author's own passphrase (ctrl-g K).
held-not-shown = Written alone; it shows when both are done.
mine-more-shut = more of yours lies here shut: { $key } opens it
mine-joined = What you wrote here while your drawer was shut stands below what lay in it.
mine-keyless = A drawer of your own needs a passphrase of your own: Settings gives you one.
to-ours-title = From mine to ours
to-ours-why = Your partner will be able to read this text, here and in every copy. There is no way back.
to-ours-no = Keep it mine
to-ours-yes = Give it to both of us
to-ours-shut = First open your own drawer with your passphrase: { $key }.
to-ours-nothing = Only a text in your own drawer can be given to both of you.
now-ours = Now it belongs to both of you.

# ---- today
today = Today
today-next = Next
today-empty = Nobody is here yet.
today-nothing = Nothing waits. Enjoy the quiet.
today-empty-next = { $key } adds a family or plans a visit.
today-send =
    { $count ->
        [one] 1 visit filed, not yet sent
       *[other] { $count } visits filed, not yet sent
    }
today-send-by = for pay by { $day }
today-send-words =
    { $count ->
        [one] our reflection on 1 visit, not yet sent
       *[other] our reflection on { $count } visits, not yet sent
    }
today-call-first = a first call
today-called =
    { $count ->
        [one] called once, { $day }
        [2] called twice, last { $day }
       *[other] called { $count } times, last { $day }
    }
today-uninvited = { $count } families not invited yet
today-second = a second visit, when the time is right
today-before = Before you see { $name }: { $line }
today-met =
    { $count ->
        [one] You have met 1 family.
       *[other] You have met { $count } families.
    }
step-remember = Remember
step-visit = Visit
step-reflect = Reflect
step-agree = Agree
step-call = Call
step-prepare = Prepare
step-promise = Promise
step-look-up = Look up
step-follow-up = Follow up
step-second = Plan
step-send = Send
step-send-words = Send

# ---- lists of words
occasion-first = first visit
occasion-follow-up = visit between
occasion-second-academic = second visit, learning
occasion-second-college-career = second visit, college and career
occasion-transition = first visit, new school
occasion-other = visit
mode-in-person = in person, at home
mode-elsewhere = in person, elsewhere
mode-video = by video
mode-phone = by phone
place-home = at home
place-library = library
place-park = park
place-cafe = café
place-community = community place
place-school = school grounds
place-online = online
place-other = another place
selection-whole-class = everyone in class is invited
selection-random-draw = drawn at random
selection-sign-up = the family signed up
selection-sibling = sister or brother of a student visited
selection-other = another even-handed way
outcome-completed = we met
outcome-rescheduled = moved to another time
outcome-family-not-available = the family was not there
outcome-cancelled-by-family = the family called it off
outcome-cancelled-by-staff = we called it off
outcome-declined = they declined
call-agreed = We agreed on a time
call-call-again = We call again
call-message-left = Left a message
call-no-answer = No answer
walk-not-met = Nobody was there? { $key }: we did not meet.
unmet-why = This is kept, so that Today knows what to do. Why, nobody asks.
unmet-noted = Noted, with no reason. Today says to call again.
unmet-declined = Noted. No is fine, and nothing more is asked.
outcome-unmet = we did not meet
today-call-again = call again
promise-was-due = was due { $day }
voided-takes-nothing = It is kept, and takes nothing in: no call, no time, no words.
done-prepared = Prepared. On the day, Today shows the visit.
follow-up-done-title = What is done?
follow-up-open = { $open } of { $all } are still open or for later.
follow-up-item = This one
follow-up-later = None of the rest yet: each comes to Today on its day
follow-up-over = All that we will do: the follow-up is over
followed-up = Followed up. It leaves Today; the family's menu has it.
then-unmet = We did not meet
call-declined = They said no, and no is fine
proof-none = none
proof-signed-slip = a slip signed at the door
proof-calendar = a calendar entry
proof-photo = a photo, kept elsewhere
channel-call = a call
channel-text-message = text message
channel-app = the school's app
channel-email = email
channel-in-person = in person
channel-note = a note home
between-contact = in touch
between-resource = passed something on
between-class-use = used in class
between-family-at-school = family at school
went-well = went well
went-okay = was all right
went-not-yet = not yet
went-no-answer = no answer
check-by = by { $day }
day-title = By which day?
day-why-today = It stands on Today from a week before. Empty takes the day away.
day-why = Look it up at its source before then. Empty takes the day away.
check-open = open
check-done = done
check-later = later
check-not-for-us = not for us
guide-core = { $cards ->
    [one] One card carries
   *[other] { $cards } cards carry
} this: about { $minutes } minutes. The rest is there if it grows quiet.
core-card = core
subject-all = everything, in a class of my own
subject-mathematics = mathematics
subject-science = science, or several of its subjects
subject-biology = biology
subject-chemistry = chemistry
subject-physics = physics or engineering
subject-computing = computing
subject-other = something else
rehearse-title = Rehearse with a family in the room
rehearse-intro = Two of you, one laptop. One visits, the other plays a family; then you swap. Nothing of it is kept.
rehearse-seed = Seed { $seed }: homevisit rehearse --seed { $seed } deals the same families again.
scene-call = The call
scene-call-about = The phone rings at { $name }'s: say who you are, that nothing is wrong, and what you ask for.
scene-first-minutes = The first minutes
scene-first-minutes-about = The door opens at { $name }'s: names, thanks, and why you came.
scene-hard = A hard moment
scene-hard-about = { $name }: something is said that has no quick answer. Stay with it.
rehearse-before-turning = You visit. Read your lines once, then turn the laptop.
rehearse-turn-now = Turn the laptop.
rehearse-family-side = Only you see this. Take your time; when { $name } is ready, begin.
rehearse-after-round = Stop here, and thank each other. Lay the laptop where both can read.
rehearse-swapped = Now trade places: whoever visited opens the door.
rehearse-end = Nothing of this is kept.
rehearse-turn = turn it
rehearse-show = the card
rehearse-over = round over
rehearse-swap = swap
rehearse-language = The language at home
rehearse-fear = What you fear first
rehearse-wish = What you would love to be asked
rehearse-knows = What you know well
rehearse-plays = How you play it
rehearse-aloud = Say this aloud
rehearse-three = Three questions for the one who was visited
rehearse-ask-fear = When did your first fear grow smaller, and what had just been said?
rehearse-ask-words = Which of your own words did you hear again?
rehearse-ask-wish = What were you hoping to be asked, and what could open the way to it?
rehearse-three-foot = The visitor listens, and says thank you. Nothing to defend.
rehearse-third = If a third one watches
rehearse-third-head = Put the pen down for the first minute. Then catch words, just as they were said.
rehearse-watch-asked = What was asked? Catch one question that opened something.
rehearse-watch-spoke = Who spoke more, and who made room?
rehearse-watch-quiet = Where did it grow quiet, and who bore it?
rehearse-watch-said-back = Which of the family's own words came back to them?
rehearse-watch-names = How did each name sound, and who asked how to say it?
rehearse-watch-left-alone = What was left alone, because it is not ours to ask?
rehearse-third-foot = Begin with “I noticed”. This sheet is for whoever visited; it is theirs.
next-teacher = For next year's teacher
next-teacher-why = Only lines that the family agreed to, in these very words, may leave. Enter notes that they did, or takes it back. Sending shows what leaves.
next-teacher-none = Nothing is written for next year's teacher yet. { $key } opens Closing the year, where the family is asked first.
next-teacher-agreed = they agreed { $day }
next-teacher-stays = stays here
next-teacher-title = About { $names }, for next year's teacher
next-teacher-heading = What we would like you to know
thread-of = { $name } · the year as one thread
thread-title = Our year together
thread-why = What both of you agreed on, promises that were kept, and what they heard of what came of it. Send has it as a page for them.
thread-told = You told us
thread-did = We did
thread-taught = You taught us
thread-came-of-it = What came of it
thread-next = What comes next
held-title = What is held about { $name }
held-why = For a parent who asks, everything in Ours. “homevisit export family-file” writes it as a page, and notes that it left.
held-who = Who you are here
held-name = Called { $name } here; { $alias } where names are covered
held-number = a number of the school's list
held-languages = Languages: { $languages }
held-channel = Reached by: { $channel }
held-minutes = { $minutes } minutes
held-both = both of us
held-shut = { $count ->
    [one] 1 text of Ours is not shown yet to whoever made this page
   *[other] { $count } texts of Ours are not shown yet to whoever made this page
}
held-filed = As filed { $day }, page { $number }:
held-between = Between the visits
held-left = What left, when, and to whom
held-left-nothing = Nothing of it has left.
held-to = for
held-to-unsaid = nobody was named
held-mine = Not here: notes of one's own
held-mine-of = { $count ->
    [one] { $name } keeps 1 note alone, about their own view of it. Nobody else can read it.
   *[other] { $name } keeps { $count } notes alone, about their own view of it. Nobody else can read them.
}
held-right = Is something here not right? Tell us: it is put right, or your statement is placed beside it.
menu-thread = The year as one thread
menu-held = What is held about them
received-school = the school answered
received-last-year = before you meet them
received-asked = What was asked: { $words }
received-read = Read: it leaves Today
received-copy = Copy the words
received-family = To the family's year
step-received = Read
send-thread = The year as one thread: a page for the family
send-next-teacher = For next year's teacher: what the family agreed to
send-nothing-thread = There is no thread yet: nothing that both of you agreed on may stand on it.
send-nothing-next-teacher = Nothing may go to next year's teacher: the family agreed to no line of it yet.
sent-thread = the year as one thread
sent-next-teacher = for next year's teacher
sent-fieldwork = fieldwork
sent-family-file = what is held about the family
withheld-thread = There is no thread yet: nothing that both of you agreed on may stand on it.
withheld-nothing-agreed = Nothing may go to next year's teacher: the family agreed to no line of it yet.
withheld-not-theirs = { $count ->
    [one] One line stays here: the family has not agreed to it.
   *[other] { $count } lines stay here: the family has not agreed to them.
}
incoming-title = Take in a file that was sent
incoming-why = The school's answers to what you asked, or what a family wants you to know. Which file?
incoming-ask = Take it in?
incoming-yes = Take it in
incoming-no = Leave it
incoming-done = Taken in. Today has it until you have read it.
incoming-which = Whose lines are they?
incoming-named = The file is about { $names }. Is it one of these?
incoming-nobody-yet = Nobody here yet: somebody new
incoming-new = { $count ->
    [0] Nothing is new.
    [one] 1 line is new.
   *[other] { $count } lines are new.
}
incoming-known = { $count ->
    [one] 1 is here already.
   *[other] { $count } are here already.
}
incoming-open = { $count ->
    [one] 1 has no answer yet.
   *[other] { $count } have no answer yet.
}
incoming-strange = { $count ->
    [one] 1 answers nothing that was asked here.
   *[other] { $count } answer nothing that was asked here.
}
train-title = The training
train-parts = The parts
train-end = That was all. Thank them, and end on time.
train-leave-out = Leave out: { $what }
train-permission = A story from here. Permission: { $words }
train-five = Five practices
train-five-1 = The family chooses, and a day is agreed on beforehand.
train-five-2 = Whoever visits is trained, and the time is paid, or earns credit.
train-five-3 = The first visit is for getting to know each other: hopes and dreams first.
train-five-4 = Everyone is invited, or chance decides. Nobody is picked out.
train-five-5 = We go as two, and we reflect as two.
train-sign-in = Who is here
train-sign-why = Your name as the pay office knows it, and your staff id: whoever leads signs from this list that you were trained.
train-sign-name = Name
train-sign-id = Staff id
train-sign-hand = Signature
train-print-title = What to print
train-print-lead = For { $people } people, { $pairs } groups of two or three. Print each page this many times:
train-print-again = There are { $voices } families to play: they come up again.
train-print-line = { $file }: { $what }, { $copies ->
    [one] once
   *[other] { $copies } times
}
train-print-foot = Blank cards for assumptions and hopes are yours to bring. What people write, they take home.
train-print-run-sheet = the run sheet, for the two who lead
train-print-five-practices = the five practices
train-print-call-sheets = the call
train-print-voices = a family for each pair
train-print-observer-sheets = for whoever watches
train-print-pocket-cards = a pocket card for everyone, to cut
train-print-sign-in = who is here
training-signed = signed by a trainer of your site
training-signed-by-other = signed, by a key that your site's rules do not name
training-typed = typed
training-of = { $name }: trained by { $by } (key { $key }…), counts through { $through }; { $how }.
training-nobody = None of it is about anybody here: staff id and name are compared with Settings.
training-not-here = Not here: { $name }. Name and staff id are compared with Settings.
training-taken = Taken in. Settings shows how it is signed.
closing-ours = The words of Ours of this year: keep, or erase
closing-ours-why = Your site's rules say how long they are kept. Nothing is lost by waiting.
closing-ours-hold = The records hold is on: nothing can be erased until it is lifted in Settings.
closing-ours-kept = Kept until { $day }. Today says so on that day.
closing-ours-stay = Leave them as they are
closing-ours-until = Keep them until a day
closing-ours-until-why = Until which day? For example: 6/30.
closing-ours-erase = Erase them
closing-ours-goes = { $count ->
    [one] Of 1 visit every word goes: what both of you wrote and remembered, what filed pages quote, promises, lines between visits.
   *[other] Of { $count } visits every word goes: what both of you wrote and remembered, what filed pages quote, promises, lines between visits.
}
closing-ours-stays = What stays: names, days, minutes, who confirmed, that a text was agreed on, and what left. Mine is not touched. Whoever wrote any of it has their drawer open for this.
closing-ours-yes = { $count ->
    [one] Erase the words of 1 visit, for good
   *[other] Erase the words of { $count } visits, for good
}
step-keep = Ours
today-keep = was to be kept until today: keep on, or erase?
fieldwork-title = Fieldwork of { $name }
fieldwork-with = With
fieldwork-hours = Together: { $hours } hours
fieldwork-hours-of = Together: { $hours } hours, of { $of }
fieldwork-elements = What it was about
fieldwork-growth = What I do differently now
fieldwork-foot = Home visits, each by its reference. Nothing that a family said stands here.
interpreter-title = For whoever interprets
interpreter-why = What makes it easier for everyone, in six lines.
interpreter-card-1 = Sit so that the family and the teachers see each other, and you see both.
interpreter-card-2 = Say “I”, as they say it. Carry all of it, jokes and silences too.
interpreter-card-3 = Ask for shorter sentences. A hand raised means: wait.
interpreter-card-4 = A word has no twin? Say that, and ask both sides what they mean.
interpreter-card-5 = Nothing is added, nothing left out, and nothing is told elsewhere.
interpreter-card-6 = Something you cannot carry? You may stop, for any reason.
interpreter-after = Three questions afterwards
interpreter-ask-1 = Which of our sentences was hard to carry over, and what would be easier?
interpreter-ask-2 = Where did a word mean one thing here and another there?
interpreter-ask-3 = What did you need that nobody thought of?
interpreter-words = Words of school
interpreter-words-why = Agree on them before you go in. Another word is used where you live? That one is right.
interpreter-no-words = There are no words in another language here. A language pack can bring them.
sign-interpreter = { $name }, who interpreted, was there
sign-there-interpreter = You sign: I was there, and I interpreted. The text is not yours to agree on.
agree-there-interpreter = It is noted that whoever interpreted was there.
type-back = typed back
type-back-menu = Type it back from paper
type-back-why = In the order of the sheet. What you leave empty stays as it is. Reflecting and agreeing can go on from here.
type-back-column = What { $name } remembers
type-back-promise = We said we would
type-back-kept-by = Paper, kept by
type-back-unsigned = nobody: not signed on paper
type-back-done = Typed back. What is still open stands on Today.
kit-title = A visit on paper
kit-why = Fold along the dashed lines. Nothing is written while the visit is on; no name of a family stands here.
kit-call = The call
kit-agreed = We agreed on (day, hour):
kit-remember = Right afterwards: what do you want to keep?
kit-remember-why = Each alone first, their words before yours. People and words, never rooms.
kit-reflect = That week, together
kit-there = I was there:
slip-paper = on paper, kept by { $name }
said-on-paper = was there, confirmed on paper
lesson-title = to a lesson
lesson-intro = What you heard, and a first lesson with them as the expert:
lesson-intro-none = From what they know to a first lesson, with them as the expert.
lesson-subject = In { $subject }: what is it that they know?
lesson-none = There is no starter for this in this subject. Another subject is one key away.
lesson-problem = A first problem, in their units: { $words }
lesson-read-first = Read it to them first, and put in their words and their numbers.
lesson-standard = Your site's standards: { $words }
lesson-copy = Copy these words
lesson-day = Set the day, and write how it went
lesson-in = In { $subject }
knowing-growing = growing: gardens, fields, seeds
knowing-cooking = cooking, baking, keeping food
knowing-cloth = cloth: sewing, weaving, braiding
knowing-building = building, mending, engines
knowing-music = music, dance, song
knowing-games = games, sports, cards
knowing-animals = animals, fish, bees
knowing-way = the way: weather, sky, roads
menu-lesson = From what they know to a lesson
key-lesson = lesson
about-lesson = from what they know to a lesson
page-title = the page for them
page-intro = What they get, line by line: only what you both agreed on. Enter notes that a line was read to them, or how they would rather say it.
to-fill-in = Put in a word for { $word }, or take it out.
page-kept = { $count ->
    [one] 1 line that you agreed on stays here: not both of you allow it. Agreeing says which.
   *[other] { $count } lines that you agreed on stay here: not both of you allow them. Agreeing says which.
}
page-line = This line
page-say = Say it in { $language }
page-already = It is in { $language } already
page-not-said = Not said in { $language } yet: it would stand on the page as it is.
page-sounds = Sounds like: { $words }
page-read-today = It was read to them today
page-read-on = Read to them: { $day }.
page-intro-language = What they get, line by line: only what you both agreed on. Enter says a line in their language, or notes that it was read to them.
page-waits = Changed since you both agreed. Until you agree again, their page says: “{ $words }”
page-unsay = It is not in { $language } after all
page-unread = No, it was not read to them yet
page-theirs-on = They put it this way: { $day }.
page-rather-gone = This line is no longer among your answers and promises. Agree on the text again first.
page-rather = They would rather say it otherwise
page-rather-why = Their words take the place of these, and both of you agree on them again.
page-rather-noted = Changed to their words. Agree and file it again.
page-where = Side by side marks their words; agreeing allows them; promises are listed there.
send-not-their-language = Not said in their language: { $lines }
page-part-hopes = their hope
page-part-our-hope = our hope
page-part-taught = they taught us
page-part-ours = we said
page-part-theirs = they said
page-part-goal = the goal
page-part-activity = what stays
page-part-reach = reach us
closing-title = Closing the year
closing-intro = Once, for all families alike: say goodbye, keep or let go of what is open, and take a last look of your own.
closing-open = goodbye to say
closing-closed = closed { $day }
still-promises = { $count ->
    [one] 1 promise of ours is open
   *[other] { $count } promises of ours are open
}
still-to-come = { $count ->
    [one] 1 visit to come
   *[other] { $count } visits to come
}
still-to-follow = { $count ->
    [one] 1 call or thank-you would end
   *[other] { $count } calls and thank-yous would end
}
still-to-file = { $count ->
    [one] 1 visit not agreed on yet
   *[other] { $count } visits not agreed on yet
}
closing-then = Then and now: what I assumed, and what I see
closing-numbers = Who we've met, in numbers
closing-send = What is filed and not yet sent
closing-mine = My own drawer, and backups: Settings
closing-ask = Close the year with { $name }?
closing-is-closed = The year is closed with { $name }
closing-reopen = Open it again: we have not said goodbye yet
closing-reopened = Open again.
closing-yes = Yes, we said goodbye
closing-done = Closed for this year. Everything written stays until you erase it.
step-close = Close
today-close = { $count ->
    [one] the year: 1 family to say goodbye to
   *[other] the year: { $count } families to say goodbye to
}
practising-unsaid = What do you teach, and whom?
practising-for = For you: { $who }
teaching-title = For you
teaching-intro = So that the guides have what is meant for you. All of it may be left open and changed later.
teaching-language = Families speak
band-K-2 = kindergarten to grade 2
band-3-5 = grades 3 to 5
band-6-8 = grades 6 to 8
band-9-12 = grades 9 to 12
leaving-stays = stays here
leaving-shared = may be shared
leaving-quotable = may be quoted
doing-rehearsing = rehearsing
doing-remembering = remembering
doing-inviting = the call
doing-preparing = preparing
doing-visiting = the visit
doing-reflecting = reflecting
doing-following-up = following up
doing-reading = reading
doing-closing = closing the year
practice-voluntary = voluntary, arranged ahead
practice-trained = trained
practice-compensated = paid for
practice-credit = credit instead of pay
practice-hopes = hopes first
practice-no-targeting = no targeting
practice-pair = in pairs, who reflect
state-kept = kept
state-not-yet = not yet
state-unknown = not known
why-time-agreed = a time was agreed
why-agreed-noted-later = the time was written down afterwards
why-another-day = it took place before the day that was agreed on
why-no-agreed-time = no agreed time is written down
why-no-day = no day yet
why-training-ended = somebody's training ended before the day
why-training-unknown = a training date is missing in Settings
why-trained = training is current
why-hopes-heard = their hopes are written down
why-hopes-unwritten = nothing about hopes is written yet
why-visit-ahead = the visit is still to come
why-first-visit-made = there was a first visit
why-no-first-visit = no first visit is known
why-inside-contract-time = it was within contract time, which is paid otherwise
why-contract-time-unsaid = nobody said whether it was outside contract time
why-not-paid-so = your site does not pay for visits held so
why-unconfirmed = not everybody confirmed having been there
why-not-sent-for-pay = it was not sent for pay yet
why-sent-for-pay = confirmed by each of you, and sent for pay
why-credit = confirmed by each of you; your site gives credit instead of pay
why-other-selection = “another way” can be even-handed or not
why-selection-unsaid = nobody said how the family came to be invited
why-drawn = drawn at random: draw { $n }, on record
why-no-draw-on-record = said to be drawn, and no draw of this family is on record here
why-no-class-list = said to be the whole class, and there is no class list here that shows it
why-class-not-all-invited = the whole class, and { $n } of { $of } families are invited so far
why-class-all-invited = the whole class: { $of ->
    [one] the one family
   *[other] all { $of } families
} on the list { $of ->
    [one] is
   *[other] are
} invited
why-signed-up = the family signed up
why-a-sibling = a sister or brother is visited
why-no-sibling-on-list = said to be a sister or brother, and only one student of this family is on the list
why-one-visitor = one visitor
why-reflected = two visited and reflected
why-not-reflected = the reflection is not agreed yet
why-as-filed = as it was filed, under the rules of that day
remedy-agreed-noted-later = If you had agreed on it by phone before, that call shows it.
remedy-another-day = If you had agreed on that day, write it under “Plan, or move it”.
remedy-no-agreed-time = If you agreed on one, write it under “Plan, or move it”.
remedy-no-day = Write the day under “Plan, or move it”.
remedy-training-ended = Ask your coordinator for the next training; new dates go into Settings.
remedy-training-unknown = Write it there, once; your certificate says it.
remedy-hopes-unwritten = If you heard them, write them down under “Remember”.
remedy-visit-ahead = It is what the visit is for.
remedy-no-first-visit = If there was one, with you or with others, that is fine: tell your coordinator.
remedy-other-selection = If it was one of the ways in the list, choose it under “Plan, or move it”.
remedy-selection-unsaid = Say it under “Plan, or move it”, once for all visits with them.
remedy-no-draw-on-record = If you drew elsewhere, keep that list; your coordinator may ask for it.
remedy-no-class-list = A class list under “Families” would show it.
remedy-class-not-all-invited = It is kept once everybody in the class was called.
remedy-no-sibling-on-list = Add the sister or brother to the family, or say another way.
remedy-contract-time-unsaid = Say it in the facts.
remedy-inside-contract-time = If it was outside, say so in the facts.
remedy-not-paid-so = It is a visit all the same.
remedy-unconfirmed = Confirm under “Agree and file”, each with your own passphrase.
remedy-not-sent-for-pay = Send it when you are ready.
remedy-one-visitor = If two of you went, say so under “Plan, or move it”. Next time, go as two.
remedy-not-reflected = Reflect together, then agree and file.
practices-all = The five practices: all kept
practices-line = The five practices
practices-not-yet = not yet: { $names }
practices-unknown = not known: { $names }
practices-why = Found from what is written here, and ticked by nobody. What is not known is not held against anyone.

# ---- the walk
practice-title = Practice
not-aloud = not to say aloud
listen-for = Listen for: { $what }
hand-out = Hand out or put up: { $words }
section-minutes = about { $minutes } minutes
speaker-parent = the parent
speaker-teacher = the teacher
speaker-both = both of you
leave-out = Leave out: { $what }
more = … { $key } shows all
more-below = … more: { $key }
paste-too-long = That is more than one text can hold. Paste a part of it.
nothing-to-add = Nothing to add.
language-en = English
language-es = Spanish
language-one = There are no words here in another language of this family.
walk-older = Written under an earlier question
walk-no-box = Nothing is written on this page. { $key } goes on.
walk-end = That was the last one. { $key } when you are done; esc leaves it for later.
practice-end = That was the last one. { $key } goes back to the guides.
call-went = { $key } asks how the call went.
rehearse-own = Your own words, if you like
visit-ahead-title = Is it over already?
visit-ahead = This visit is agreed for { $when }. What is remembered comes after it.
visit-ahead-no = Not yet
visit-ahead-yes = Yes, write down what we heard
visit-close = Close the laptop. Listen. I'll be here.
visit-listen = Nothing needs to be written now.
visit-here = Afterwards, in the car, one key starts remembering.
remember-alone-now = Each of us alone first: yours shows when both are done. { $key } turns to talking together.
remember-together-now = Talking together, and one of us types. { $key } turns to each alone first.
remember-alone = Each alone first: it shows when both are done.
remember-together = Talking together: what is written is ours at once.
remember-done = Done remembering
both-done = You both are done.
one-done = Yours is safe. { $name } has not written yet, and need not.
then-facts = Twenty seconds of facts
then-beside = Look at both, side by side
then-reflect = Reflect together
then-later = Later
then-show-now = I agree to show mine now
call-how = How did the call go?
call-no-reason = No reason is asked, and none is kept.
site-example = An example. Your school's own list comes with the site's file.
months-student = Student
months-family = Family
months-school = School
college-years =
    { $count ->
        [one] { $name }: 1 year
       *[other] { $name }: { $count } years
    }
hopes-heading = In their words:
between-heading = Since then:
hopes-line-more = You told us: “{ $hope }”, and { $count } more
hopes-line = You told us: “{ $hope }”
our-promises = We said we would:
table-second = Turning the screen to the family is for a second visit, after a first one that took place.
table-off = Turning the screen to the family is the site's choice, and it is off here.
table-hopes = What you hope for
hopes-no-visit = There was no first visit with this family yet: ask for their hopes first.
hopes-none = No line of the first visit is marked as the family's own words yet. { $key } shows it, and h marks one there.
promises-none = None yet.
promise-settle = { $key } opens all promises: kept, or let go openly.
promise-add = { $key }: a promise, or that there was none.
promise-add-or-change = { $key } adds one, or changes one of these.

# ---- side by side
beside-title = side by side
beside-empty = Nothing is written yet.
beside-not-yet = { $name } is not done yet. It shows when both are done, or when both agree to show it now.
beside-first-you = You are not done remembering yet. It shows when you are, or when both agree to show it now.
beside-waiting = You agreed to show. It opens when { $name } agrees or is done.
beside-on-line = Move to a line first.
own-hope-words = The family's own words
own-hope-marked = Marked as the family's own hope: the second visit opens with it.

# ---- agree and file
agree-title = agree and file
agree-open = Some things are still open. What you leave out may stay out.
agree-ready = Everything is here.
agree-practices = Of the five practices, the record does not show these yet; each says how it could:
agree-still-open = still open: { $what }
open-facts = the facts for pay
agree-on-answer = Move to an answer first.
agree-facts-first = First the facts: did you meet? They are the first line here.
agree-all-signed = Everyone has signed this text.
agree-filed = Filed. You both were there, and you agree on this text. { $key } sends it.
agree-there = It is noted that you were there. The text waits.
agree-difference = What changed since filing { $number }:
sign-both-acts = You sign two things: we both were there, and we agree on this text.
sign-allows =
    { $quoted ->
        [0] You allow { $shared } to be shared, none to be quoted:
       *[other] You allow { $shared } to be shared, and { $quoted } to be quoted, too:
    }
leaving-ask = will leave
agree-asked = Asked of the coordinator: { $line }
sign-allows-asks-only = Of the answers nothing may leave. That can be changed any day.
sign-asks =
    { $count ->
        [one] What you ask of the coordinator leaves once all have signed:
       *[other] What you ask of the coordinator, { $count } lines, leaves once all have signed:
    }
share-all-title = Share every answer
share-all-why = Each of you still signs for it, and sees then what you allow.
share-all-no = Leave it as it is
agree-unsigned = What you allow was not signed, so it stays as it was. { $key } in there signs it.
sign-allows-nothing = Nothing of it may leave. That can be changed any day.
sign-choose = What do you sign?
sign-choose-both = We both were there, and we agree on this text
sign-lost = The words of what you allowed before have changed. Unless you allow it again, it stays here, also from the page for the family:
sign-choose-again = Sign both; the same may leave
sign-choose-stays = Sign both; what changed stays here
sign-choose-there = Only that we both were there
sign-there = You sign: we both were there. The text waits.
sign-there-only = You sign: we both were there. There is no joint answer yet.
sign-typed = { $name }'s name
sign-typed-why = { $name } has no passphrase here. Type their name with them beside you. The record says that it was typed.
sign-typed-wrong = That is not the name { $name }.
agree-page = This is what you sign:
page-visit = Visit
page-number = Filing
page-promises = What was said
page-practices = The five practices
page-signers = To be signed by:
page-rules = Site rules:
page-default-rules = the defaults

# ---- planning and facts
plan-new = a new visit
plan-agreed-when = You agreed on a time: which? Enter again leaves it open, and Today says to call.
plan-intro = What is agreed, and only that. Nothing here is compulsory.
plan-when = When
plan-occasion = What for
plan-mode = How
plan-place = Where
plan-with = With
plan-lead = Who opens
plan-interpreter-no = no
plan-interpreter-other = yes, somebody else
plan-alone = nobody yet
plan-about = About { $name }
plan-about-nobody = Whom is it about? Say yes to one of them.
plan-interpreter = An interpreter comes
plan-language = Language
came-up-title = How did { $name } come to be invited?
came-up-why = Asked once, for all visits with them. It shows that nobody was singled out; leave it open if you are not sure.
came-up-open = Leave it open
plan-met-already = You have met already, so this visit is not to come. Put the facts right first, or plan another visit.
plan-selection = How chosen
plan-keeper = Who keeps this record
when-hint = As you say it: thu 5pm, tomorrow 17:00, 12/3 4:30
educator-reach = How families reach you
educator-reach-hint = For the page that a family gets: “a text until six, 555-0100”. Empty is fine.
trained-hint = The last day on which your training counts, such as 6/30/2027. Empty is fine.
due-hint = As you say it: friday, in two weeks, 12/3. Empty is fine.
when-needs-time = { $day }: at what time?
when-two-days = That could be { $earlier } or { $later }. Type the date.
when-which-day = Which day? Type it like thu 5pm or 12/3 4:30.
when-hour-or-day = Is that the hour, or the day of the month? Type 5pm, or 5th.
when-no-such-date = There is no such date. Type it another way.
when-no-such-time = There is no such time. Type it another way.
when-wrong-weekday = That date falls on another weekday. Type one of the two.
when-unreadable = I cannot read that. Type it like thu 5pm or 12/3 4:30.
when-past = { $past } is past. Enter again if that is right.
plan-training = { $name }'s training ends on { $day }, before this visit.
plan-no-pay-phone = A phone call does not count for pay here.
plan-no-pay-video = A video visit does not count for pay here.
plan-no-pay-school-grounds = A visit on school grounds does not count for pay here.
plan-all-the-same = Enter again plans it all the same.
when-past-next-year = { $past } is past. Enter again if that is right, or add the year for { $next }.
facts-title = facts
facts-intro = Twenty seconds, by either of you, any time. What ends in ? is a guess until you go over it with { $key }; what you don't know may stay open.
facts-met = Did you meet?
facts-minutes = About how many minutes
facts-student = Was the student there?
facts-members = How many of the family
facts-on = The day
facts-outside = Outside contract time?
facts-funding = Funding code
facts-proof = What proves it
facts-proof-by = Who keeps that
facts-to-come = That day is still to come. If you have met already, put the day right first.
facts-number = A number, please, at most { $most }.
outcome-title = How did it come out?
voided = Kept, and taken out of every count. If it was sent, the next sending says so.

# ---- families
people-title = Who we've met
people-spread =
    { $families ->
        [one] 1 family · { $invited } invited · { $met } met
       *[other] { $families } families · { $invited } invited · { $met } met
    }
people-empty = Nobody is here yet. { $key } adds a family, { $import } reads a class list.
people-not-yet = not invited yet
people-calling = a call to make
met-title = Who we've met · in numbers
met-intro = Each bar holds every student of a group once. Your site's file could say when school began.
met-intro-day = Each bar holds every student of a group once. School began on { $day }.
met-mark-met-before = met before school began
met-mark-met = met
met-mark-open = invited
met-mark-declined = declined
met-mark-uninvited = not invited yet
met-all = All students
met-by-class = By class
met-by-band = By grade
met-no-class = no class written
met-no-band = no grade written
met-count = { $count } met
met-when = { $count } met ({ $before } before school began, { $since } since)
met-open = { $count } invited
met-declined = { $count } declined
met-uninvited = { $count } not invited yet
key-unused = { $key } does nothing here. { $help } shows what does.
key-ends = Going back ends here. { $key } leaves; everything is saved.
key-ends-plain = Going back ends here. { $key } leaves.
key-ends-locked = Locked, and everything is saved. { $key } leaves.
key-saved-none = Nothing was changed yet.
menu-title = What can be done here
menu-find = find
menu-none = Nothing here is called that.
key-popup = First this: { $open } answers, { $back } closes it.
family-new = A new family
family-intro = No address, no phone number: they live elsewhere.
family-name = What you call them
family-name-needed = A name, please; whatever the two of you say.
family-student = Student
family-student-more = One more? Or leave it empty.
family-student-hint = The name they use.
family-band = Grades
family-class = Class
family-school = School, if another
family-student-twice = Two are called { $name } here. Add to one name what tells them apart.
family-student-visited = A visit names { $name }. Whoever was visited stays.
family-languages = Languages
family-interpreter = Interpreter wanted
family-with-interpreter = with an interpreter
family-channel = Reach them by
family-alias = Alias outside
family-alias-hint = A plain word that stands for them outside of here.
family-alias-taken = Another family has that alias.
family-no-visit = No visit yet. { $enter } begins with the call; { $key } plans one.
family-filed = filed
family-voided = entered by mistake
void-why = It stays here, and is taken out of every count. If it was sent, the next sending says so.
void-no = Leave it
void-yes = It was a mistake
family-next = next: { $step }
menu-invite = The call
menu-prepare = Prepare
menu-rehearse = Rehearse
menu-visit = The visit
menu-remember = Remember
menu-reflect = Reflect
menu-follow-up = Follow up
menu-year-close = Close the year
menu-family-page = The page for them, line by line
menu-beside = Side by side
menu-facts = Facts
menu-agree = Agree and file
menu-offers = What the school can offer
offers-title = What the school can offer
offers-why = The same list for every family. What you choose is copied in their language, and noted as passed on.
offers-none = Your site's file lists nothing for these grades yet. Your coordinator can add offers to it.
offer-camp = camp
offer-club = club
offer-institute = institute
offer-workshop = workshop
offer-person = somebody to talk with
offer-aid-night = evening
menu-practices = The five practices
menu-plan = Plan, or move it
menu-void = Entered by mistake
menu-unvoid = Not a mistake after all
new-visit-whom = A visit with whom?
pick-title = Draw at random
pick-why = Each family has the same chance; sisters and brothers are drawn together.
pick-count = Draw { $count }
pick-none = Nobody is on the list yet.
pick-from = From whom?
pick-fair = There is no other choice: whoever could choose could also leave someone out.
pick-from-uninvited = not invited yet
pick-from-all = everybody, invited or not
pick-known = { $name } (a visit is there already)
pick-drawn = Drawn
pick-before = What was drawn before
pick-record = { $day }, { $by }: { $count } of { $among } ({ $from }), number { $seed }, list { $list }
pick-seed = The same list and the number { $seed } give the same draw.
path-complete = complete
path-none = Nothing there begins so.
import-title = Read a class list
import-why = The file, as your school's system saves it (CSV). Nothing is added before you say so.
import-summary = { $add } to add · { $change } to change · { $same } known · { $skip } skipped
import-left-out = Left out, never kept: { $headings }
import-siblings = Those who share an address, phone or guardian may be siblings. { $key } on their line changes it.
import-together = a family together
import-apart = each a family of their own
import-confirm = { $key } takes this in; esc leaves everything as it is.
import-line = line { $line }: { $verb } { $what }
import-add = add
import-change = change
import-same = known
import-skip = skip:
import-done =
    { $count ->
        [0] Nothing new.
        [one] 1 student was added.
       *[other] { $count } students were added.
    }

# ---- between visits, promises
between-title = between visits
between-intro = One line, never the message itself.
between-kind = What
between-line = One line
between-on = When
between-channel = How
between-by = By
between-went = How it went
between-needed = One line, please.
assumed-before = Before the visit you wrote:
then-title = Then and now
then-then = What I assumed
then-now = What I see now
then-why = Only you can open this. Nobody counts it; read it once more, and let it go.
then-none = Nothing of it is written. It would come from Prepare, and from reflecting.
then-open = { $key } shows them side by side.
then-let-go = Let go
then-let-go-one = What I wrote about { $name }
then-let-go-all = { $count ->
    [one] All of it, of one visit
   *[other] All of it, of { $count } visits
}
later-title = Until which day?
later-why = It comes back to Today then. Nothing typed: it stays on Today.
call-again-from = call again from { $day }
call-again-title = From which day on?
call-again-why = The call is noted. As they said it: “after the harvest” is a day you choose. Until then Today says nothing. Nothing typed: any day.
call-again-past = That day is past. From which day on, from today?
call-again-set = Today says to call again on { $day }.
promise-filed = { $what } (by { $day })
promised-nothing = We promised nothing this time.
promised-by-them-alone = We promised nothing; what the family said stays between you and them.
promise-first = Write a promise
promise-is-filed = Both of you agreed on it, and the page names it: keep it, or let it go openly.
promise-ready = Choose a ready sentence
promise-none-made = We promised nothing this time
promise-none-after-all = Something was promised after all
promise-more = One more promise
promises-title = Promises
promises-empty = No promises yet. They come from the visits.
promise-title = a promise
promise-intro = Ours may have a date. The family's stay in their words, with no date and no tick.
promise-text = The words
promise-whose = Whose
promise-whose-both = ours
promise-whose-family = the family's
promise-due = By when
promise-need = Ask the coordinator
promise-request = In a line for sharing
promise-request-hint = Only this line leaves, once both of you agree: no name, no reason.
promise-request-needed = A line for the coordinator, please, or choose “no”.
page-request = For the coordinator
need-none = no
need-interpreter = somebody to interpret
need-school-info = something the school knows
need-enrichment = a camp, a club, a class
need-technology = a device, a connection
need-transport = a way to a school event
need-introduction = to meet somebody
need-other = something else
promise-needed = The words, please.
promise-we = We
promise-they = They
promise-kept = kept
promise-let-go = let go
promise-open = open
promise-theirs-no-tick = A family's promise is theirs: it has no tick.

removed = Taken off the lists. { $key } brings it back.
removed-student = { $name } is no longer in this family. { $key } brings the name back.
removed-family = { $name } is off the lists. { $key } brings it back.
unmarked = No longer marked as their hope. { $key } brings it back.
removed-nothing = Nothing was removed just now.
brought-back = It is back.
remove-visits-first = There are visits with this family. They stay, and so does the family.

# ---- history, search, guides, help
history-title = Earlier states
history-none = Nothing is written here yet.
history-line =
    { $count ->
        [one] { $time }  { $name }, 1 word
       *[other] { $time }  { $name }, { $count } words
    }
history-out = Taken out since the state before: { $words }
history-in = Added since the state before: { $words }
history-now = now
history-theirs = This is your partner's text: to read, and theirs to change.
history-back = Brought back, as a new state. The one before is kept.
search-title = Search
search-for = Look for
search-count = { $count ->
    [one] one found
   *[other] { $count } found
}
glance-said = What they hope for
glance-promised = Promised
glance-year = Their year
filter-for = Show those with
filter-end = show all
filter-count = { $count } of { $of }
search-empty = Words, or parts of words, in any language. Accents don't matter.
search-nothing = Nothing found.
search-family = family
guides-title = Guides
guides-intro = To read, and to rehearse together. Nothing is written here.
help-title = All keys

# ---- settings
settings-title = Settings
settings-educator = Who { $name } is
settings-give-keys = { $name } gets a passphrase of their own
settings-passphrase = Another passphrase for me
settings-readmitted = { $day }: let in again with new keys by { $name }
settings-lost = { $name } lost passphrase and code
settings-add-partner = Add my partner
settings-add-educator = Add another educator
settings-backup = Make a backup now
settings-protected = What is protected, and what is not
settings-about = Locks after five quiet minutes; twenty while you remember or reflect.
hold-title = Records hold
hold-why = While a hold is on, nothing can be erased, by anybody here. A district asks for it when records may be needed as evidence.
hold-no = Leave it as it is
hold-yes = Put a hold on: nothing is erased
hold-lift = Lift the hold
settings-hold-on = Records hold is on: nothing can be erased
settings-hold-off = Records hold is off
hold-now-on = From now on nothing can be erased, until the hold is lifted.
hold-now-off = The hold is lifted.
settings-purge =
    { $count ->
        [one] Erase the text in my own drawer
       *[other] Erase the { $count } texts in my own drawer
    }
purge-shut = Erasing your drawer needs your own passphrase: ctrl-g K opens it first.
readmitted-title = You were let in again
readmitted-told = On { $day } { $name } let you in again with new keys, as passphrase and code were lost. If that was not your wish, speak with { $name }: until now somebody else could sign in your place.
keys-given = { $name } can open this alone from now on.
renew-first = This passphrase was set by somebody else. Choose your own first.
purge-title = Erase my own drawer
purge-why =
    { $count ->
        [one] 1 text that only you can open would go, with all its earlier states.
       *[other] { $count } texts that only you can open would go, with all their earlier states.
    }
erase-title = This text
erase-why = Erasing is for good, and a fresh backup replaces the older ones. If somebody asked to see your records, keep them.
erase-keep = Leave it as it is
erase-remove = Take it off the lists; it is kept
erase-erase = Erase it for good
erased = Erased for good: { $count }.
educator-intro = What the pay office needs. Names and staff ids leave with every log of visits.
partner-intro = Your partner gets a passphrase of their own next, typed by themselves.
educator-name = Name
educator-name-needed = A name, please.
educator-staff = Staff id
educator-role = Role at school
educator-teaches = Teaches
educator-grades = Grades
educator-trained = Trained through
passphrase-present = The present one
passphrase-present-needed = First the passphrase that you have now.
passphrase-new = The new passphrase
passphrase-second = The new one again
passphrase-host = Your own passphrase
passphrase-why-first = First you, then { $name } types theirs, twice. From then on { $name } can open this alone: read what you share, and keep a drawer of their own.
passphrase-why-change = The recovery code is replaced, too.
passphrase-why-renew = Somebody else set this up for you. Choose a passphrase that only you know; a new recovery code comes with it.
passphrase-why-lost = First you, then { $name } types a new one, twice. Ours is back for them; what was in their own drawer is not. It is noted that you did this.
lost-title = Passphrase and code lost
lost-why = { $name } can be let in again with new keys. Ours will be there. What lies in their own drawer stays shut for good.
lost-no = Keep looking for the code
lost-yes = Go on with new keys
protected-1 = Everything is encrypted on this disk. Without a passphrase or a recovery code nobody reads it.
protected-2 = Mine opens only with its author's passphrase. Your partner can see that a text is there, not what it says.
protected-3 = Ours is for everyone with a passphrase here. Held is a courtesy between you, not a lock.
protected-4 = Malware, or an administrator of this machine, can watch you type. A program cannot prevent that.

# ---- keys: short for the hint line, long for help
context-global = Everywhere
context-move = Moving
context-home = Today, families, lists
context-find = Today, a family
context-list = Lists
context-welcome = The first screen
context-family = A family
context-walk = Going through a guide
context-visiting = While the visit is on
context-beside = Side by side
context-agree = Agree and file
context-promise-list = Promises
context-people = Who we've met
context-sending = Send
context-form = Forms
context-unlock = Opening
context-text = While writing
key-menu = menu
about-menu = everything that can be done here, each with its letter; again to find one by its name
key-help = all keys
about-help = this list
key-lock = lock
about-lock = save, and cover the screen until the passphrase is typed
key-hide = hide
about-hide = a neutral screen at once; any key goes on
key-keyboard = pass keyboard
about-keyboard = let your partner write; open your own drawer
key-back = back
about-back = go back; it ends at Today
key-close = leave
about-close = go back; on Today, leave the program
key-quit = leave
about-quit = leave the program, from anywhere
key-open = open
about-open = open, go on, choose
key-up = up
about-up = one up
key-down = move
about-down = one down
key-page-up = page up
about-page-up = a page up
key-page-down = page
about-page-down = a page down
key-first = first
about-first = to the first
key-last = last
about-last = to the last
key-remove = remove
about-remove = take the marked line off the lists; nothing is deleted
key-bring-back = bring back
about-bring-back = bring back what was just removed
key-day = set a day
about-day = set the day by which to look an item up
key-copy-words = copy words
about-copy-words = copy the words to say, to send them
key-language = language
about-language = the family's language beside ours, alone, or not at all
key-table = table view
about-table = turn the screen to the family, where the site allows it
key-siblings = siblings
about-siblings = class list: those who may be siblings together, or apart
key-new-visit = new visit
about-new-visit = plan a visit; with nobody there yet, add a family
key-exact = exactly
about-exact = show what leaves exactly, byte by byte, or in words again
key-filter = find
about-filter = show only the rows that have what you type
key-search = search
about-search = search everything you may read
key-send = send
about-send = see what would leave, and hand it over
key-families = families
about-families = who we've met: families, drawing at random, class list
key-promises = promises
about-promises = what was promised, by date
key-guides = guides
about-guides = the guides, to read and to practice with
key-settings = settings
about-settings = who we are, passphrases, backup
key-practice = practice
about-practice = read and rehearse, nothing to set up
key-sample = made-up year
about-sample = look at a made-up year
key-start = start
about-start = start with your own family
key-act = more
about-act = everything that can be done with this visit
key-between = between
about-between = a line about something between visits
key-add-promise = promise
about-add-promise = add a promise
key-edit = edit
about-edit = change who this family is
key-next = next
about-next = on to the next
key-previous = previous
about-previous = back to the one before
key-done = done
about-done = done with this; what comes next
key-done-inviting = how it went
key-done-preparing = done preparing
key-done-rehearsing = done rehearsing
key-done-remembering = done remembering
key-done-visiting = visit is over
key-done-reflecting = agree and file
key-done-following-up = what is done
key-done-closing = done closing
key-done-reading = done
key-not-met = did not meet
about-not-met = we did not meet: not there, called off, moved
key-topics = topics
about-topics = all topics; jump to one
key-mark = mark
about-mark = change an item: open, done, later, not for us; in an answer of both: nothing to add
key-more = show all
about-more = everything about this prompt, to read; again to write on
key-to-ours = mine to ours
about-to-ours = give a text of your own to both
key-history = earlier
about-history = earlier states of this text
key-beside = side by side
about-beside = what each of you remembers, side by side
key-together = alone/together
about-together = each alone first, or talk and one types
key-remember = remember
about-remember = start remembering
key-peek = cards
about-peek = look at the cards
key-own-hope = their own hope
about-own-hope = mark a line as the family's own hope
key-other-voice = other voice
about-other-voice = to the other's lines
key-reflect = reflect
about-reflect = on to reflecting
key-share-all = share all
about-share-all = let every answer be shared, by one of you or both
key-sign = sign
about-sign = we both were there; we agree on this text
key-allow-first = first allows
about-allow-first = what the first of you allows of this answer
key-allow-second = second allows
about-allow-second = what the second of you allows of this answer
key-kept = kept
about-kept = a promise is kept
key-let-go = let go
about-let-go = let a promise go, openly
key-reopen = open again
about-reopen = a promise is open again
key-new-family = add family
about-new-family = add a family
key-pick = draw
about-pick = draw families at random
key-import = class list
key-in-numbers = in numbers
about-import = read a class list
about-in-numbers = how many we have met, by class and grade
key-edit-family = edit
about-edit-family = change who the marked family is
key-what-i-sent = what I sent
about-what-i-sent = what left, when, for whom
key-copy-all = copy
about-copy-all = copy what is shown to the clipboard
key-save-file = save as file
key-which = which
key-other-form = form
key-with-names = names
about-save-file = write what is shown to a file
about-which = choose of which visits
about-other-form = take another form
about-with-names = with names or without
key-next-field = next
about-next-field = the next row
key-previous-field = back
about-previous-field = the row before
key-choose-next = choose
about-choose-next = the next choice
key-choose-previous = choose
about-choose-previous = the choice before
key-go-on = go on
about-go-on = the next row; on Save, or in a single line, keep what is typed and go on
key-save-form = save
about-save-form = keep what is typed, from any row
form-guesses = Nobody said yet: { $rows }. { $key } again leaves that open; what ends in ? counts once you go over it.
form-save = Save
form-unkept-title = What you typed here is not kept yet
form-unkept-stay = Go on typing
form-unkept-leave = Leave it
key-leave-form = leave
about-leave-form = leave without changing anything
key-forgot = forgot
about-forgot = use the recovery code
key-leave = leave (saved)
about-leave = leave; everything is saved
key-undo = undo
about-undo = take back
key-redo = redo
about-redo = do again
key-copy = copy
about-copy = copy what is selected
key-cut = cut
about-cut = cut what is selected
key-paste = paste
about-paste = put in what was copied or cut
key-put-back = put back
about-put-back = put in what was last deleted by the word or the line
key-saved = saved?
about-saved = say whether it is saved
key-select-all = select all
about-select-all = select everything
key-delete-word = delete word
about-delete-word = delete the word before the cursor; it can be put back

# ---- send
send-title = Send
send-site-left-out = Nothing goes to the coordinator while the site's file cannot be read: it may say to whom it must be sealed. “homevisit site check” names what is wrong.
sent-title = What I sent
drawer-send = to send
send-intro = You see exactly what leaves before it does. Nothing else goes.
send-log =
    { $count ->
        [0] Visits (for pay): nothing is waiting
        [one] Visits (for pay): 1 not yet sent, { $filed } filed
       *[other] Visits (for pay): { $count } not yet sent, { $filed } filed
    }
send-digest =
    { $count ->
        [0] Our reflection (our words): nothing is waiting
        [one] Our reflection (our words): 1 not yet sent
       *[other] Our reflection (our words): { $count } not yet sent
    }
send-asks =
    { $count ->
        [0] What we ask of the coordinator: nothing is waiting
        [one] What we ask of the coordinator: 1 not yet sent
       *[other] What we ask of the coordinator: { $count } not yet sent
    }
send-family = A page for the family: their hopes, what we said we'd do
send-slip = Slips for the files: who, when, who confirmed
send-audit = What is held of a visit, for an audit
send-calendar = Visits and our promises, for a calendar
send-everything = Everything that I may read, as plain files
send-which = Visits: { $which }. { $key } chooses others.
send-nothing-new = Everything of this that may leave has been sent. { $key } chooses others, to send again.
send-nothing-log = No visit waits to be sent. { $key } chooses others.
send-nothing-digest = No answer is allowed to leave by both of you. That is set where you agree and file.
send-nothing-asks = Nothing that you ask of the school is allowed to leave by both of you. That is set where you agree and file.
send-nothing-family = Nothing may go to them yet. Two things are missing: their hopes, marked side by side and allowed by both of you; and a promise of ours or what they taught us, agreed and filed.
send-nothing-slip = None of these visits took place yet.
send-nothing-audit = No visit is picked. { $key } chooses others.
send-nothing-calendar = No visit is agreed, and no promise has a date.
send-marked =
    { $count ->
        [one] In 1 text something is worth a second look. You are asked before it goes.
       *[other] In { $count } texts something is worth a second look. You are asked before it goes.
    }
send-sealed = Sealed: only your coordinator can open it.
send-not-sealed = Not sealed: whoever has the file can read it.
send-no-copy = A workbook goes to a file. { $key } chooses another form.
send-no-names = Names stay here: your site does not say that a school official receives this.
send-preview =
    { $count ->
        [one] Exactly this leaves: 1 visit, { $form }, { $bytes } bytes.
       *[other] Exactly this leaves: { $count } visits, { $form }, { $bytes } bytes.
    }
send-to-words = in words
send-in-words = In words. { $key } shows every column exactly as it leaves.
said-no-day = without a day
said-minutes =
    { $count ->
        [one] about 1 minute
       *[other] about { $count } minutes
    }
said-interpreted = with an interpreter
said-interpreted-in = with an interpreter ({ $language })
said-students =
    { $count ->
        [0] For no student
        [one] For 1 student
       *[other] For { $count } students
    }
said-names = by name: { $names }; family: { $family }
said-own-key = was there, confirmed with their own key
said-typed-by-partner = was there, their partner typed it for them
said-not-yet = not confirmed yet
said-not-asked = interpreted
said-claims =
    { $count ->
        [one] claims 1 unit
       *[other] claims { $count } units
    }
said-claims-nothing = claims nothing under your site's rules
said-counts-yes = Counts for pay
said-counts-not-met = Does not count for pay: nobody has said that it took place
said-counts-not-took-place = Does not count for pay: it did not take place
said-counts-video = Does not count for pay at your site: by video
said-counts-phone = Does not count for pay at your site: by phone
said-counts-school-grounds = Does not count for pay at your site: on school grounds
said-counts-voided = Does not count for pay: taken back
said-new =
    { $count ->
        [one] Of these 1 was not sent before
       *[other] Of these { $count } were not sent before
    }
said-amended = Was sent before, otherwise: this puts it right
said-same = Was sent before, exactly so
said-voided =
    { $count ->
        [0] Was sent before, for no student: this takes it back
        [one] Was sent before for 1 student: for them, this takes it back
       *[other] Was sent before for { $count } students: for them, this takes it back
    }
said-by = by { $day }
said-asked-by = asked by { $names }
said-may-be-quoted = may be quoted
form-xlsx = a workbook (Excel)
form-csv = a CSV file
form-json = a JSON file
form-md = a Markdown text
form-html = a page to print
form-ics = a calendar file
which-title = Which visits?
which-one = Which visit?
which-one-why = One family at a time: what one family gets never holds another.
which-unsent = not yet sent
which-all = all
which-with = with { $name }
names-title = With names?
send-never-names = No names stand in this.
names-why-log = The names of students and families leave, too. Only for a school official who needs them.
names-why-calendar = Whoever sees your calendar sees the family's name.
names-no = Without names
names-yes = With names
marked-title = Look at this once more
marked-keep = Keep it as it is
marked-change = Change it
marked-drop = Leave this answer out
marked-then-agree = After the change, agree and file again: only then it can leave.
marked-name = a name of your list
marked-phone = a phone number
marked-email = an e-mail address
marked-address = perhaps an address
marked-sexuality = perhaps about somebody's sexuality
marked-privileged = perhaps told to a lawyer, a doctor or a priest
marked-immigration = immigration is never written down
marked-health = perhaps about somebody's health
marked-law = perhaps about the law or a family court
marked-money = perhaps about money at home
marked-belief = perhaps about belief or politics
marked-relatives = perhaps a judgment on a relative
everything-why = For yourself: names and your own drawer are in it, and the files are not encrypted. Keep the folder safe, or erase it.
everything-why-shut = For yourself: names are in it, and the files are not encrypted. Your own drawer is shut and stays out: open it first, where the keyboard is passed, if it should be in it. Keep the folder safe, or erase it.
everything-there = There is something of that name already. Choose another one.
everything-readme = Everything that you may read in homevisit, as plain files. Texts of each visit are in “texts”, what was agreed on in “filed”. Names are in it and nothing is encrypted: keep it safe, or erase it.
about-contains-visits = Home visits for pay and counts. No family's or student's name unless a column says so, and no notes.
about-for-visits = The coordinator, and the pay office
about-contains-asks = What pairs ask of the coordinator, in lines that all who signed agreed to share.
about-for-asks = The coordinator
withheld-staff-ids =
    { $count ->
        [one] Missing: the staff id of 1 educator; Settings take it
       *[other] Missing: the staff ids of { $count } educators; Settings take them
    }
send-whom = For whom?
send-whom-why = So that you know later what you sent to whom. It stays here.
send-coordinator = the coordinator
send-file = Write it to a file
send-file-why = Where, and under which name.
send-file-form = What is on the screen is written as .{ $ending }. { $key } in the preview chooses another form; here, name it .{ $ending }.
send-clipboard = clipboard
send-done = Done: { $name }. “What I sent” remembers it.
arrived-title = Copied
arrived-why = Terminals don't say whether they took it. Paste it where it should go, then answer.
arrived-yes = It arrived: remember it as sent
arrived-no = It did not arrive
replace-title = There is a file of that name
replace-why = Replace it with this one?
replace-no = Leave the old file as it is
replace-yes = Replace it
sent-empty = Nothing has left yet.
sent-log = log for pay
sent-digest = reflection
sent-asks = what we ask
sent-family = page for the family
sent-slip = slips
sent-audit = audit
sent-calendar = calendar
sent-everything = everything of mine
sent-version = version { $version }
sent-line-everything = { $day }  { $what }, for yourself: { $name }
sent-line-to-nobody =
    { $count ->
        [one] { $day }  { $what }, 1 visit: { $name }
       *[other] { $day }  { $what }, { $count } visits: { $name }
    }
sent-line =
    { $count ->
        [one] { $day }  { $what }, 1 visit, for { $to }: { $name }
       *[other] { $day }  { $what }, { $count } visits, for { $to }: { $name }
    }
withheld-names =
    { $count ->
        [one] Stays here: 1 name of a family or student
       *[other] Stays here: { $count } names of families and students
    }
withheld-texts =
    { $count ->
        [one] Stays here: 1 text
       *[other] Stays here: { $count } texts
    }
withheld-unfiled =
    { $count ->
        [one] Stays here: 1 visit with no facts yet
       *[other] Stays here: { $count } visits with no facts yet
    }
withheld-educators =
    { $count ->
        [one] Stays here: 1 educator beyond the three a row has room for
       *[other] Stays here: { $count } educators beyond the three a row has room for
    }
withheld-answers =
    { $count ->
        [one] Stays here: 1 answer that not both of you allow to share
       *[other] Stays here: { $count } answers that not both of you allow to share
    }
withheld-hopes =
    { $count ->
        [one] One line of theirs stays here: not both of you agreed that it may be shared.
       *[other] { $count } lines of theirs stay here: not both of you agreed that they may be shared.
    }
withheld-promises =
    { $count ->
        [one] One promise stays here: it is not on the page that you agreed on.
       *[other] { $count } promises stay here: they are not on the page that you agreed on.
    }
withheld-changed =
    { $count ->
        [one] Changed since you both agreed: what leaves is what you agreed on, and agreeing again changes it.
       *[other] { $count } visits changed since you both agreed: what leaves is what you agreed on, and agreeing again changes it.
    }
withheld-page = The page stays here: nothing but how to reach you may stand on it.
withheld-headings = The headings stay as they are: there are no words here in the language of this family.
withheld-family =
    { $count ->
        [one] Stays here: 1 visit that not both of you agreed on yet
       *[other] Stays here: { $count } visits that not both of you agreed on yet
    }

# ---- the digest, as the coordinator reads it
digest-read-through = The names kept here are covered. Surnames and nicknames are not known here: read it through.
digest-title = Our reflection, in our words
digest-contains = What this is
digest-contains-text = Answers from home visits that everyone who signed agreed to share, word for word. The names of families and students that the pair keeps are covered unless a school official reads it. Please quote only what is marked so.
digest-for = For
digest-for-text = The coordinator, and the debrief
digest-made = Made
digest-by = By
digest-visits = Visits
digest-empty = Nothing is shared here.
digest-visit-1 = first visit
digest-visit-2 = second visit
digest-visit-follow-up = follow-up
digest-visit-other = another visit
digest-quotable = May be quoted, without names
digest-not-quotable = Shared, not to be quoted
digest-name = (name)
digest-heading-learned = What the family taught us
digest-heading-teaching = What we change in how we teach
digest-heading-strength = A strength that surprised us
digest-heading-class-use = What we will use in class
digest-heading-promises = What we said we'd do
digest-heading-assumption = An assumption we now see differently
digest-heading-differently = What the two of us saw differently
digest-heading-ask = What we ask of the school
digest-heading-hopes = Hopes
digest-heading-expectations = What we expect of each other
digest-heading-goal = The goal we chose together
digest-heading-keep-in-touch = How we keep in touch
withheld-elsewhere =
    { $count ->
        [one] Stays here: 1 visit whose record your partner keeps
       *[other] Stays here: { $count } visits whose record your partner keeps
    }
popup-more =
    { $count ->
        [one] 1 more below
       *[other] { $count } more below
    }
clip-empty = Nothing was copied, cut or deleted here yet.
key-capital = { $key } does nothing here; { $small } does. Perhaps caps lock is on.
list-below = … { $count } more below
list-above = … { $count } more above
list-beyond = … { $above } above, { $below } below
how-to-leave = { $key } leaves. Everything is saved as you type.

# ---- pages that leave
family-page-title = From your visit
family-page-hopes = Your hopes, in your words
family-page-our-hope = What we hope
family-page-taught = What you taught us
family-page-goal = Our goal together
family-page-activity = The activity that stays with you
family-page-ours = What we said we would do
family-page-theirs = What you said you would do
family-page-reach = How to reach us
family-page-from = With thanks,
slip-title = Home visit
slip-visit = Visit
slip-day = Day
slip-what-for = What for
slip-place = Kind of place
slip-minutes = Minutes
slip-school = School
slip-funding = Funding code
slip-people = Who went
slip-name = Name
slip-staff-id = Staff id
slip-role = As
slip-role-lead = opens the visit
slip-role-partner = partner
slip-role-interpreter = interpreter
slip-confirmed = Confirmed
slip-own-key = with their own key
slip-typed = typed by the partner
slip-not-yet = not yet
slip-not-asked = not asked
slip-signature = For the family: we were visited
audit-title = What is held of these visits
audit-intro = Who went and how they confirmed it, which proof there is and who keeps it, when the reflection was filed, and when the visit was sent. The proof itself is not kept in the program.
audit-proof = Proof
audit-held-by = Kept by
audit-filed = Reflection filed
audit-sent = Sent
audit-voided = Entered by mistake: it does not count
calendar-visit = Home visit
calendar-tomorrow = Tomorrow is your home visit.
calendar-promise = Something we said we would do
