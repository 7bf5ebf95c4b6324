# The command line. Messages go to stderr; each says what is wrong and what to do.

cli-needs-terminal = homevisit needs a terminal for this. Start it in one, without a pipe.
cli-no-home = There is no home folder to keep data in. Name a folder with --data-dir.
cli-doing-folder = Finding the data folder
cli-doing-stdout = Writing to the output
cli-doing-passphrase = Asking for the passphrase
cli-doing-answer = Reading the answer
cli-doing-departure = { $file } is written, but noting that it left failed

cli-passphrase = Passphrase:{" "}
cli-passphrase-empty = The passphrase is empty. Type one, or check the file.
cli-passphrase-not-text = The passphrase file cannot be read as text. Save it as UTF-8, the passphrase on its first line.
cli-passphrase-no-terminal = There is no terminal to ask for the passphrase. Name a file that holds it with --passphrase-file.
cli-recovered = { $count ->
    [one] One text was found that was still being written when homevisit last ended. It is safe.
   *[other] { $count } texts were found that were still being written when homevisit last ended. They are safe.
}

cli-init-name = The name is empty. Say it with --name.
cli-init-done = Set up in { $folder }. The line on stdout is the recovery code: it goes to the educator, on paper. The first time they open homevisit, it asks for a passphrase of their own and gives a new code.

cli-backup-done = The backup is whole. It opens with the passphrase that you use now.
cli-restore-ask = Put { $file } in the place of what is here? What is here is kept aside. Type y or n:
cli-restore-needs-yes = There is no terminal to ask on. Say --yes to put the backup in the place of what is here.
cli-restore-left = Nothing was changed.
cli-restore-accepted = What is here counts as the newest from now on. Open homevisit to go on with it.
cli-restore-done = The backup is in place. It opens with the passphrase that belonged to it.
cli-restore-no-site = A backup holds no rules of a site. Where yours has any, bring them in with “homevisit site use”: until then nothing is sealed for the coordinator.
cli-restore-aside = What was here before is kept in { $folder }.

cli-show-unknown = There is no visit or family of that name. Look with: homevisit list visits, homevisit list families.
cli-show-several = More than one family fits. Name one by its alias: { $aliases }.
cli-show-promises = Promises
cli-show-visits = Visits
cli-show-hopes = Their hopes, in their words
cli-show-between = Between visits
cli-show-voided = entered by mistake
cli-show-together = together
cli-show-sealed = ({ $author } wrote this in the drawer Mine; it opens with their passphrase alone.)
cli-show-held = ({ $author } wrote this alone; it shows when both are done remembering.)

cli-roster-add = add
cli-roster-change = change
cli-roster-same = same
cli-roster-skip = skip
cli-roster-siblings = One family, for they share a surname and an address, phone or guardian: { $names }
cli-roster-likely = Perhaps one family, as they share a surname and an address, phone or guardian; --together takes them as one: { $names }
cli-roster-neighbours = Perhaps siblings, kept apart; join them on screen if they are: { $names }
cli-roster-left-out = Columns left out, never kept: { $headings }
cli-roster-would = Would add { $add }, change { $change }; { $same } the same, { $skip } passed over. Nothing was changed.
cli-roster-done = Added { $add }, changed { $change }; { $same } the same, { $skip } passed over.

cli-export-month = write the month like 2026-10
cli-export-no-visit = There is no visit { $reference }. Look with: homevisit list visits.
cli-export-where = Say where it goes with --to FILE, or look first with --dry-run.
cli-export-broken = The reader of the output went away before it had everything, so nothing was noted as sent. Try again.
cli-export-nothing = There is nothing to send, so nothing was written.
cli-export-dry-run = This is what would leave, but for its number and time. Nothing was written or noted.
cli-export-done = { $count ->
    [one] One line written to { $file }, and noted as sent.
   *[other] { $count } lines written to { $file }, and noted as sent.
}
cli-export-sealed = { $count } rows were sealed for your coordinator and written to { $file }. That is noted.
cli-export-names = Names stay here: your site's file does not say that a school official receives this.
cli-export-one = Say which one visit with --visit: what one family gets never holds another.
cli-export-names-ask-log = Names of students and families leave with this log. Is the recipient a school official who needs them? [y/N]
cli-export-names-ask-calendar = The name of the family stands in this calendar, for whoever sees it. Do you want that? [y/N]
cli-export-names-yes = Names leave only when somebody says so once more: run it on a terminal, or add --yes.
cli-export-left = Nothing was written.
cli-export-form = This cannot be written as { $form }. It can be: { $forms }.
cli-export-marked = { $visit }: { $marked }
cli-export-look = Something in what people wrote is worth a second look. Say --keep-marked to send it as it is, or --without-marked to leave those answers out.
cli-export-no-educator = There is no educator called { $name } here.
cli-export-family-file = Written to { $file }, and noted. What is Mine is left out.
cli-train-days = The day of the training is not after today, and not after the last day on which it counts. Mend --on or --through.
cli-train-nobody = No people are named in that table. It wants a row of headings with name, and staff_id where there is one.
cli-train-not-signed = This file holds no signed training. It is the .json that `homevisit train sign` wrote.
cli-train-no-guide = The guide that this is printed from cannot be read. `homevisit guide check` says why.
cli-train-signed = Signed for { $count ->
    [one] 1 person
   *[other] { $count } people
}, in { $file }. Hand it to each of them; your site's file names your key under trainer-keys.
cli-train-no-ids = { $count ->
    [one] 1 of them has no staff id: only the whole name tells who it is.
   *[other] { $count } of them have no staff id: only the whole name tells who they are.
}
cli-train-not-kept = Nothing was kept: this was a look.
cli-train-printed = { $count } pages in { $folder }. Begin with read-me-first.html.
cli-fieldwork-marked = Line { $line } of your words: { $marked }. Say it without that, and try again: nothing of a family leaves here.
cli-fieldwork-held = Your words were not taken. { $count ->
    [one] 1 line is marked.
   *[other] { $count } lines are marked.
}
cli-fieldwork-element = The programme has no element { $id }. It has: { $known }.
cli-fieldwork-programme = { $file } is no programme's file: { $why }. It wants name, and [[elements]] with id and words.
cli-fieldwork-done = Written to { $file }, and noted.
cli-take-in-whose = A family here has a student of that name: { $aliases }. A name is no proof: say --family with its alias, or --new.
cli-export-everything = { $count } files were written into { $folder }. Nothing in it is encrypted.

cli-guide-built-in = built-in { $name }
cli-guide-left-out = { $path } has problems and is left out. See them with: homevisit guide check.
cli-guide-unknown = There is no such guide. There are: { $known }.
cli-guide-listen = Listen for: { $words }
cli-guide-leave-out = Leave out: { $words }
cli-guide-after = Afterwards: { $words }
guide-core-marked = { $cards } cards, marked *, carry this: about { $minutes } minutes. The rest is there if it grows quiet.
cli-guide-sound = { $files ->
    [one] One guide checked. Nothing is wrong.
   *[other] { $files } guides checked. Nothing is wrong.
}
cli-guide-problems = { $count ->
    [one] One problem. A guide with a problem is left out; a built-in one of the same id stands in.
   *[other] { $count } problems. A guide with a problem is left out; a built-in one of the same id stands in.
}

# What is wrong in a guide file, and what to do.

guide-problem-toml = This line cannot be read: { $name }. Compare it with a built-in guide (homevisit guide show ID --json names every field).
guide-problem-missing-field = The field "{ $name }" is missing here. Add it (homevisit guide show ID --json names every field).
guide-problem-unknown-field = There is no field "{ $name }". Correct it, or take the line out (homevisit guide show ID --json names every field).
guide-problem-unknown-word = That is none of the words for it: { $name }. Use one of these.
guide-problem-guide-without-words = The guide "{ $name }" has no title or no about. Say both in a few words.
guide-problem-section-id-form = The section id "{ $name }" may hold only small letters a to z, digits and hyphens. Change the others.
guide-problem-section-without-title = The section "{ $name }" has no title. Give it one or two words.
guide-problem-placeholder = The prompt "{ $name }" has a placeholder that nothing fills. Those that are filled are {"{"}student{"}"}, {"{"}family{"}"} and {"{"}partner{"}"}; close each with a brace.
guide-problem-placeholder-place = The prompt "{ $name }" has a placeholder in its intent or in leave_out, where none is filled. Write it without.
guide-problem-id-is-file-name = The id "{ $name }" is not the name of the file. Make them the same.
guide-problem-no-sections = The guide has no section. Add a [[section]] with a prompt.
guide-problem-too-many-sections = The outline has room for eight sections (a training: nine). Join this one and those after it to others.
guide-problem-section-twice = The section id "{ $name }" is here twice. Give this one another id.
guide-problem-title-too-long = The section title "{ $name }" has more than 14 characters. Shorten it: it stands in one line with the others.
guide-problem-section-empty = The section "{ $name }" has no prompt. Add a [[section.prompt]], or take the section out.
guide-problem-prompt-twice = The prompt id "{ $name }" is here twice. Give this one another id.
guide-problem-prompt-id-form = The prompt id "{ $name }" may hold only small letters a to z, digits and hyphens. Change the others.
guide-problem-prompt-without-words = The prompt "{ $name }" has no words. Fill in say and intent.
guide-problem-too-many-cues = The prompt "{ $name }" has more than two cues. Keep the two best.
guide-problem-unknown-tag = There is no tag "{ $name }". Use one that the built-in guides use, or none.
guide-problem-date-without-check = The prompt "{ $name }" has date, but only an item of a checklist has one. Set kind = "check", or take date out.
guide-problem-today-without-check = The prompt "{ $name }" has today, from or once, but only an item of a checklist stands on Today. Set kind = "check", or take them out.
guide-problem-today-too-long = "{ $name }" is too long for Today. Nine letters fit.
guide-problem-once-unknown = No prompt of this guide is called "{ $name }". Name one that is, or take once out.
guide-problem-starter-four = The starter "{ $name }" wants four questions to whoever knows it.
guide-problem-starter-empty = In the starter "{ $name }" something is empty.
guide-problem-starter-one-question = In the starter "{ $name }" a line of "ask" is to be one question.
guide-problem-voice-braces = In the voice "{ $name }" something stands in braces. Nothing is filled in there: say it plainly.
guide-problem-voice-long = In the voice "{ $name }" a line is too long for a card. Say it in a sentence or two.
guide-problem-voice-silent = In the voice "{ $name }" something is empty. Say it in a sentence.
guide-problem-card-with-field = The prompt "{ $name }" is on a card or in a training, where nothing is filled in. Set kind = "talk".
guide-problem-joint-mine = The prompt "{ $name }" is joint and in the drawer Mine. Take out joint, or set drawer = "ours".
guide-problem-pass-words-without-passes = The prompt "{ $name }" has after or own, but the guide has no passes. Add passes, or take these out.

# Languages, pages, plain words.
cli-guide-new = That is a guide to begin with. Save it as { $id }.toml in your folder guides, fill it in, then: homevisit guide check.
cli-pack-unknown = There are no words in "{ $tag }". There are: { $known }. A folder languages/{ $tag } beside your settings adds them.
cli-pack-unread = In { $language } no family has read these yet, as far as is noted: { $guides }. Read them with one, then note it in language.toml.
cli-pack-sound = The words in { $language } are whole.
cli-pack-problems =
    { $count ->
        [one] One problem. What is missing is said in English.
       *[other] { $count } problems. What is missing is said in English.
    }
cli-pocket-title = For the pocket
with-interpreter = with an interpreter
without-interpreter = without an interpreter
with-siblings = with sisters and brothers
without-siblings = with one student
with-signing = for a family who signs
without-signing = for a family who does not sign
with-subject = where one of you teaches { $subjects }
with-stem = where one of you teaches mathematics or science
without-stem = where neither of you teaches mathematics or science
guide-problem-pack-guide-missing = There are no words for the guide "{ $name }". Add the file { $name }.toml.
guide-problem-pack-title-missing = The title or about of "{ $name }" is missing. Add both.
guide-problem-pack-section-missing = The title of the section "{ $name }" is missing. Add it under [section].
guide-problem-pack-prompt-missing = There are no words for the prompt "{ $name }". Add [prompt.{ $name }].
guide-problem-pack-prompt-part-missing = The prompt "{ $name }" lacks a part that the guide has, or has one more. Compare intent, say, cues, listen, leave_out and after.
guide-problem-pack-placeholders = The prompt "{ $name }" does not fill in the same names as the guide. Use the same words in braces.
guide-problem-pack-prompt-unknown = The guide has no prompt "{ $name }". Correct the id, or take it out.
guide-problem-pack-section-unknown = The guide has no section "{ $name }". Correct the id, or take it out.
guide-problem-plain-too-long = A sentence to say has too many words ({ $name }). Make two of it.
guide-problem-plain-word = That is no word for people ({ $name }). Say it another way.
guide-problem-plain-two-questions = The prompt "{ $name }" asks two questions at once. Ask one, and make the other a cue.
guide-problem-plain-no-listen = The prompt "{ $name }" asks a family and does not say what to listen for. Add listen.
guide-problem-plain-yes-or-no = The prompt "{ $name }" asks what yes or no would answer. Ask how, what, which or who.

cli-site-usual = as usual
cli-site-set = set by the site
cli-site-none = No site file is in use: everything is as usual.
cli-site-hidden = set, not shown
cli-site-nothing = nothing
cli-site-sound = The file is right.
cli-site-change = changes: { $name }: { $before } → { $after }
cli-site-adds = added: { $file }
cli-site-replaces = replaced, and the former one kept: { $file }
cli-site-same = It changes nothing here.
cli-site-ask = Go by this file from now on? What was filed keeps what was found then. Type y or n:
cli-site-needs-yes = There is no terminal to ask on. Say --yes to go by this file from now on.
cli-site-done = These rules hold from now on. If homevisit is open, open it again.
cli-site-unused = Nothing was changed: put the above right first, or ask who sent you the file.
cli-site-doing = putting { $file } into your settings
