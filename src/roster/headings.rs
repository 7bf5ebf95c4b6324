//! The headings that school systems put above a column, as data. To read another system's export, add its heading here.

use unicode_normalization::UnicodeNormalization;

/// What a column holds. Everything else in a list is left out.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Column {
    /// The number that tells students apart in the school's system.
    Number,
    Preferred,
    Given,
    /// A middle name or a second surname. Never kept: tells two students of one name in one grade apart.
    Middle,
    Family,
    /// "Rivera, Maya" or "Maya Rivera"; beside a family name alone, the given name ("Nombre", "Apellidos").
    Whole,
    Grade,
    /// A class, section or period.
    Class,
    Language,
    Interpreter,
    /// `OneRoster`: student, teacher, guardian.
    Role,
    /// `OneRoster`: active, tobedeleted; other systems: withdrawn and the like.
    Status,
    /// The four below are never kept; compared in memory, they propose who may be siblings.
    Street,
    Unit,
    Phone,
    Guardian,
    /// `OneRoster` `agentSourcedIds`: the records of a student's relatives.
    Agents,
}

/// Headings as [`fold`] leaves them. Where a list has several columns of a kind, the one named first here is read.
///
/// Sources: 1EdTech `OneRoster` 1.1 and 1.2 `users.csv`; `PowerSchool`'s students table; the usual reports of Aeries,
/// Infinite Campus, Skyward and Synergy; school systems of Spanish-speaking countries.
const HEADINGS: &[(Column, &str)] = &[
    (
        Column::Number,
        "sourcedid studentid studentnumber stuid stu stunum studentno studentnum studentidnumber permid permanentid \
         permnumber permnum sisid localid localstudentid localidnumber otherid otheridnumber studentlocalid idnumber \
         matricula numerodematricula nummatricula nodematricula numerodeestudiante iddelestudiante idestudiante \
         iddelalumno idalumno numerodecontrol stateid statestudentid statestudentnumber ssid stateidnumber \
         identifier id",
    ),
    (
        Column::Preferred,
        "preferredfirstname preferredgivenname preferredname preferredfirst preferred nickname studentnickname goesby \
         nameused usedname chosenname calledname aka alias nombrepreferido apodo nombredepreferencia lollaman",
    ),
    (
        Column::Given,
        "givenname firstname first fname studentfirstname studentfirst stufirstname legalfirstname legalfirst \
         firstnamelegal nombres primernombre nombredepila prenom",
    ),
    (
        Column::Middle,
        "middlename middle mname mi middleinitial studentmiddlename legalmiddlename segundonombre \
         segundoapellido apellidomaterno",
    ),
    (
        Column::Family,
        "familyname lastname last lname surname studentlastname studentlast stulastname legallastname legallast \
         lastnamelegal apellidos apellido primerapellido apellidopaterno",
    ),
    (
        Column::Whole,
        "studentname lastfirst studentnamelastfirst namelastfirst lastnamefirstname lastfirstname lastfirstmi \
         lastfirstmiddle studentfullname fullname stuname nombrecompleto nombredelalumno nombredelestudiante \
         nombreyapellido nombreyapellidos nombresyapellidos apellidosynombre apellidosynombres apellidoynombre name \
         nombre student students alumno alumnos alumnoa estudiante estudiantes pupil",
    ),
    (
        Column::Grade,
        "gradelevel grades currentgrade currentgradelevel studentgrade gradelvl grdlvl grade grd gr gradelevels grado \
         gradoescolar curso nivel",
    ),
    (
        Column::Class,
        "class classname classtitle section sectionname sectionid sectionnumber period classperiod homeroom homeroomname \
         hr hrm course coursename coursetitle group grupo salon aula seccion clase paralelo",
    ),
    (
        Column::Language,
        "correspondencelanguage correspondencelang corrlang corlang corresplang languageofcorrespondence \
         contactlanguage preferredlanguage parentlanguage guardianlanguage communicationlanguage homelanguage \
         homelang languageathome hmlang primarylanguage nativelanguage languagespokenathome language lang idioma \
         idiomadelhogar idiomadecorrespondencia idiomaencasa idiomamaterno lenguamaterna lengua",
    ),
    (
        Column::Interpreter,
        "interpreter interpreterneeded interpreterrequired needsinterpreter requiresinterpreter interpreterrequested \
         translatorneeded interprete necesitainterprete requiereinterprete",
    ),
    (Column::Role, "role primaryrole userrole"),
    (Column::Status, "status enrollmentstatus enrollstatus studentstatus estado estatus"),
    (
        Column::Street,
        "address homeaddress street streetaddress address1 addressline1 mailingaddress mailingstreet residenceaddress \
         studentaddress homestreet direccion domicilio calle",
    ),
    (Column::Unit, "apt apartment aptno unit address2 addressline2 aptunit homeapt depto"),
    (
        Column::Phone,
        "phone homephone phonenumber telephone primaryphone parentphone guardianphone cellphone mobile mobilephone \
         cell sms motherphone fatherphone mothercell fathercell contactphone guardianhomephone guardianphonenumber \
         parentguardianphone contact1phone guardian1phone guardian2phone telefono telefonodecasa celular movil \
         telefonodelpadre telefonodelamadre",
    ),
    (
        Column::Guardian,
        "guardian guardianname parent parentname parents parentguardian parentguardianname guardian1 guardian2 \
         guardian1name guardian2name parent1 parent2 parent1name parent2name mother father mothername fathername \
         contact1name primaryguardian madre padre tutor tutora apoderado nombredelamadre nombredelpadre \
         nombredeltutor",
    ),
    (Column::Agents, "agentsourcedids"),
];

/// The columns of one list: what each holds, and nothing where it is not read.
#[derive(Debug)]
pub(super) struct Layout {
    columns: Vec<Option<Column>>,
    /// `OneRoster` 1.2 moved roles to a file of their own, so its `users.csv` no longer says who is a student.
    pub(super) roles_elsewhere: bool,
}

impl Layout {
    /// Reads a record as headings. Nothing if no column would hold a name.
    pub(super) fn find(record: &csv::StringRecord) -> Option<Self> {
        let named: Vec<_> = record.iter().map(recognise).collect();
        let holds = |column| named.iter().flatten().any(|&(c, _)| c == column);
        let (given, family) = (holds(Column::Given), holds(Column::Family));
        let columns: Vec<_> = (0..named.len())
            .map(|at| match read_of(&named, at)? {
                Column::Whole if given && family => None,
                Column::Whole if family => Some(Column::Given),
                column => Some(column),
            })
            .collect();
        let is_name =
            |c: &Column| matches!(c, Column::Preferred | Column::Given | Column::Family | Column::Whole);
        columns.iter().flatten().any(is_name).then(|| Self {
            roles_elsewhere: !holds(Column::Role)
                && record.iter().any(|heading| fold(heading) == "enableduser"),
            columns,
        })
    }

    /// How many columns are understood.
    pub(super) fn score(&self) -> usize {
        self.columns.iter().flatten().count()
    }

    /// Every cell of a record that holds this.
    pub(super) fn cells<'a>(
        &self,
        record: &'a csv::StringRecord,
        column: Column,
    ) -> impl Iterator<Item = &'a str> {
        self.columns.iter().zip(record).filter(move |(held, _)| **held == Some(column)).map(|(_, cell)| cell)
    }

    /// Whether what stands in this column is kept.
    pub(super) fn keeps(&self, at: usize) -> bool {
        self.columns.get(at).copied().flatten().is_some_and(is_kept)
    }
}

fn is_kept(column: Column) -> bool {
    match column {
        Column::Number | Column::Preferred | Column::Given | Column::Family | Column::Whole => true,
        Column::Grade | Column::Class | Column::Language | Column::Interpreter => true,
        Column::Middle | Column::Role | Column::Status => false,
        Column::Street | Column::Unit | Column::Phone | Column::Guardian | Column::Agents => false,
    }
}

/// What is read from the column at `at`: of several that hold the same, only the one named first in [`HEADINGS`]; of
/// contacts, all.
fn read_of(named: &[Option<(Column, usize)>], at: usize) -> Option<Column> {
    let (column, _) = named[at]?;
    let every =
        matches!(column, Column::Street | Column::Unit | Column::Phone | Column::Guardian | Column::Agents);
    let best = named
        .iter()
        .enumerate()
        .filter_map(|(at, name)| name.filter(|(c, _)| *c == column).map(|(_, rank)| (rank, at)))
        .min();
    (every || best.is_some_and(|(_, best)| best == at)).then_some(column)
}

/// What the column under this heading holds, and how far down the table it is named (the lower is read).
pub(super) fn recognise(heading: &str) -> Option<(Column, usize)> {
    let folded = fold(heading);
    HEADINGS.iter().find_map(|&(column, names)| {
        let rank = names.split(' ').position(|name| name == folded)?;
        Some((column, rank))
    })
}

/// A heading without case, accents, spaces and punctuation: "Matrícula", "`Student_ID`" and "student id" match whatever the
/// system made of them. For comparing, never for keeping.
pub(super) fn fold(words: &str) -> String {
    words.nfkd().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
