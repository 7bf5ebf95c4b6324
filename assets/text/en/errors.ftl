# What can go wrong below the screens. Whole sentences: what was being done, to what, and what to do next. Nothing of a
# note, a name or a passphrase is ever in one.

# ---- the vault
vault-not-found = There is nothing of homevisit in { $path }. Start homevisit to begin, or restore a backup.
vault-already-exists = homevisit is set up in { $path } already. Open it, or choose another folder.
vault-locked = It is already open, as process { $pid } since { $since }. Go on there, or close it and try again.
vault-not-a-folder = { $path } is a file, not a folder. Name a folder, which may be a new one.
vault-folder-of-another = { $path } belongs to another user of this computer. Choose a folder of your own with --data-dir or HOMEVISIT_HOME.
vault-folder-open-to-others = Others can write in { $path }. Make it yours alone (chmod 700), then start again.
vault-folder-read-only = Nothing can be saved in { $path }, which is read-only. Make it writable, then try again.
vault-newer-schema = A newer homevisit wrote this (version { $found }; this one knows { $known }). Install the newer one to open it.
vault-older-schema = An older homevisit wrote this. Open it once in homevisit, which updates it, then try again.
vault-damaged = Your data is damaged and was left as it is. “homevisit restore "{ $backup }"” brings the last good backup back.
vault-damaged-no-backup = Your data is damaged and was left as it is. No good backup is in its folder; restore one from elsewhere.
vault-foreign = The database and the keys in { $path } do not belong together. Both were left as they are. “homevisit restore "{ $backup }"” brings the last good backup back.
vault-foreign-no-backup = The database and the keys in { $path } do not belong together. Both were left as they are. Put the right files back, or restore a backup from elsewhere.
vault-foreign-keys = The key file in { $path } is missing or damaged, in both copies. “homevisit restore "{ $backup }"” brings the last good backup back.
vault-foreign-keys-no-backup = The key file in { $path } is missing or damaged, in both copies. Restore a backup from elsewhere.
vault-wrong-passphrase = That passphrase did not open it. Try again.
vault-passphrase-taken = That passphrase cannot be used here. Choose another one.
vault-has-keys = This educator has a passphrase here already. If it is lost, with the recovery code, let them in anew.
vault-wrong-recovery = That recovery code did not open it. A code works once; look for the newest one.
vault-mistyped-recovery = That is not a whole recovery code: a sign is wrong or missing. Compare it with the paper.
vault-disk-full = Saving failed, because the disk is full. Make room, then save again.
vault-save-failed = Saving failed. Keep this window open, and try again.
vault-rolled-back = The data on this disk is older than when you last had it open. Restore the newest backup (homevisit restore FILE), or go on with this one (homevisit restore --accept-older).
vault-mine-damaged = A text in your drawer Mine is damaged and cannot be shown. Look for an older state in its history or in a backup.
vault-educator-unknown = The data here does not know that educator. Ask your partner to add them in Settings.
vault-no-keys = This educator has no passphrase here yet, so nothing can be kept for them alone. Add one in Settings.
vault-keys-shut = This needs the educator's own passphrase. Pass them the keyboard, then try again.
vault-one-way = A text moves only from Mine to Ours, and only by its author. Leave it where it is, or write a new one.
saves-lost = Some of what was saved until { $time } is gone: the log beside the database (vault.db-wal) was lost or spoiled while the program could not close it, as a crash leaves it. Programs that synchronise or copy folders do that. Everything saved before is here. Look at what you wrote last, and write again what is missing.
older-keys = You came in with a passphrase from before you were let in again, so those keys are yours again. What you wrote alone since then opens only with the newer keys.
vault-held = Nothing can be erased while a hold is on. Lift the hold in Settings first.
vault-read-only = The data was opened for reading only, so nothing in it can be changed. Open homevisit to change it.
vault-in-use = Another command is still reading the data, so old copies could not be cleared. Close it, then try again.
vault-backup-exists = { $path } is there already. Choose another name for the backup.
vault-backup-failed = Working on the backup { $path } failed. Check the disk and the folder, then try again.
vault-backup-damaged = { $path } is not a whole homevisit backup, and nothing was changed. Choose another one.
vault-restore-failed = Restoring did not finish. The former files are in { $path }. Restore again.
vault-read-failed = Reading the data failed. Try again; if it stays so, restore a backup.

vault-doing-making-vault = Stopped while setting up. Check the disk and the folder, then try again.
vault-doing-random = Stopped while drawing random numbers: the system gave none. Try again; if it stays so, restart the computer.
vault-doing-looking-at-folder = Stopped while looking at the data folder. Check the disk and the folder, then try again.
vault-doing-making-folder = Stopped while making the data folder. Check the disk and the folder, then try again.
vault-doing-closing-folder = Stopped while closing the data folder to others. Check the disk and the folder, then try again.
vault-doing-locking-folder = Stopped while locking the data folder. Check the disk and the folder, then try again.
vault-doing-temporary-files = Stopped while making room for temporary files. Check the disk and the folder, then try again.
vault-doing-key-file = Stopped while writing the key file. Check the disk and the folder, then try again.
vault-doing-writing-head = Stopped while noting how new the data is. Check the disk and the folder, then try again.
vault-doing-forgetting-head = Stopped while forgetting how new the data was. Check the disk and the folder, then try again.
vault-doing-keeping-files = Stopped while keeping the present files aside. Check the disk and the folder, then try again.
vault-doing-locking-keys = Stopped while locking the keys. Try again; what was there before is as it was.
vault-doing-sealing = Stopped while sealing a text for its author alone, so it is not saved yet. Keep this window open, and try again.

# ---- files that a person names
file-missing = There is no { $path }. Check the name and the folder, then try again.
file-exists = { $path } is there already. Replace it on purpose, or choose another name.
file-is-folder = { $path } is a folder. Add the name of a file to it.
file-is-link = { $path } is a link to another file. Name that file itself, or choose another name.
file-not-plain = { $path } is not a plain file. Choose another one.
file-denied = { $path } may not be read or written here. Choose another folder, or ask who owns it.
file-disk-full = The disk is full, so { $path } was not written. Make room, or choose another disk.
file-too-large = { $path } is larger than { $limit } MiB. Check that it is the right one, or split it.
file-not-text = { $path } cannot be read as text. Save it once more as UTF-8.
file-failed = { $path } could not be read or written. Check the disk and the folder, then try again.

# ---- bytes that should be text
clean-too-large = The file cannot be read, because it is larger than { $limit } MiB. Check that it is the right one, or split it.
clean-damaged = The file cannot be read: it begins as { $encoding } text but is damaged further on. Save or copy it once more.

# ---- a class list
roster-not-text = The class list cannot be read: this is a workbook or a PDF, not text. Open it and save the sheet as CSV.
roster-no-headings = The class list cannot be read: none of its first ten lines has headings. Add one above the students, such as: First Name, Last Name, Grade, Student ID.
roster-too-many = The class list cannot be read: it has more than { $limit } rows. Export one school or one class.
roster-broken = The class list cannot be read: a quotation mark opened on or after line { $line } is not closed, and hides the students below it. Save the list as CSV once more.

# What a line changes.
roster-here-as = here called { $name }
roster-field-band = grade band
roster-field-class = class
roster-field-language = language
roster-field-interpreter = an interpreter
roster-field-number = student number

# Why a line is passed over; follows "skip:".
roster-skip-above-headings = stands above the headings
roster-skip-headings-again = the headings again
roster-skip-empty = empty
roster-skip-total = a total, not a student
roster-skip-not-a-student = not a student
roster-skip-perhaps-an-adult = no grade and no role: may be an adult
roster-skip-left = no longer at the school
roster-skip-no-name = no name
roster-skip-too-long = a cell too long to be a name: the columns may have slipped
roster-skip-repeated = the same student as on line { $first }

# ---- the terminal
terminal-none = This needs a terminal for both input and output. Start it in one, without a pipe.
terminal-dumb = This terminal cannot place text on the screen (TERM is dumb or not set). Start it in another one.
terminal-refused = The terminal cannot be used, because the system refused it. Start homevisit in another terminal.

# ---- the site's file
site-problem = Line { $line } of { $path } cannot be used. { $problem } Or ask who sent you the file.
site-problem-unknown = There is no setting “{ $name }”. Take the line out.
site-problem-meant = There is no setting “{ $name }”. Write “{ $meant }”, if that was meant, or take the line out.
site-problem-form = It cannot be read ({ $name }). Put it right as in the example: homevisit site show --example.
site-problem-year = The school year is written like 2026-27. Put it right, or leave it out.
site-problem-day = The first day of school is not in the year in which the school year begins. Put one of the two right.
site-problem-minutes = A usual visit has between 1 and 240 minutes. Put it right, or leave it out.
site-problem-smallest = A smallest count below 2 would hide nothing. Take 10, which is usual, or 2 at least.
site-problem-expects = What a grade asks for needs both, what and why. Fill it in, or take the entry out.
site-problem-stories = A story needs its words, and who permitted it. Without permission it is told to nobody.
site-problem-trainer-keys = A trainer's key is 64 letters and digits, as `homevisit train key` prints it.
site-problem-offers = An offer needs its name and its words in at least one language. Fill them in, or take the entry out.
site-problem-months = A month needs its name and at least one of student, family and school. Fill it in, or take the entry out.
site-problem-pay-day = The pay day is a day of the month, from 1 to 31, or 0 for none.
site-problem-card = This is no public card: it begins with age1. Make one with “homevisit card new”, and copy it whole.
site-problem-secret = The secret is so short that students' numbers could be guessed from it. Take 20 characters or more.
export-workbook = The workbook could not be put together: it has more rows than a sheet can hold. Choose fewer visits.
export-workbook-cell = The workbook could not be put together: a text in it is longer than a cell can hold (32,767 characters). Choose CSV, which has no such limit, or shorten the text.
export-seal = It could not be sealed: the coordinator's card in your site's file is not whole. Ask for it again.
page-wrong = The page { $template } of your settings cannot be used. Line { $line }: { $why }. Mend it, or take it out of the folder “pages”.
incoming-not-ours = This file cannot be taken in: it is none of homevisit's, or of another version. Ask for it again, as a .json for next year's teacher.
incoming-no-table = This file cannot be read as a table. Save it as a workbook (.xlsx) or as CSV, and try again.
incoming-too-long = This file holds more than is taken in at once: thousands of rows, or lines longer than a page. Ask whoever sent it for less.
incoming-no-answers = This table has no columns record_id and answer. It should be the table of what you asked, with the answers filled in.
incoming-training = No signature in this file holds: it was changed since it was signed, or is of another version. Ask your trainer for it again.
erased-ours = { $count ->
    [one] The words of 1 visit are erased, here and in the rolling backups.
   *[other] The words of { $count } visits are erased, here and in the rolling backups.
}
