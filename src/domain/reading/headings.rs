//! Headings: what a part of a job description is for, by the words above it. All words are folded and in lower case.

use super::{cues, negations};

/// What a heading or the beginning of a line makes of what comes below it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    /// Nothing was said yet: a title, and whatever a text without headings holds.
    Intro,
    /// Required, in so many words.
    Must,
    /// What one will do or work with: as good as required, but no word for each thing.
    Task,
    /// A plus.
    Nice,
    /// Said to be not wanted.
    Denied,
    /// What comes behind the lists: a sentence that asks something counts, and little else.
    Tail,
    /// About the company: what a sentence of it asks counts, and what it is built with.
    Company,
    /// What is offered, how people are hired, books, rights: nothing in it is asked of anybody.
    Other,
}

/// Words of headings, most telling first: `bonus points` is a plus and `bonuses` an offer. A bar stands between them.
const HEADINGS: &[(Section, &str)] = &[
    (
        Section::Task,
        "пригодится в работе|понадобится в работе|get to do|get to work|get to build|you get to|\
         you'll get to|you will get to",
    ),
    (
        Section::Other,
        "perks|benefits|additional information|important information|дополнительная информация|\
         бонусы и|bonuses|advantages of working|you get|you'll get|you will get|you receive|\
         you'll receive|you will receive|we will teach|we'll teach|преимущества работы|\
         наши преимущества|плюсы работы",
    ),
    (
        Section::Nice,
        "icing|head start|not a condition|useful|delighted|excited|would love|points for|\
         also good|also great|also welcome|helpful|поможет|помогут|nice|cool|cherry on|kudos|\
         ideally|also have|added value|an asset|impress us|wow us|awesome|good to know|could also|\
         not a must|супер, если|супер если|классно|идеально|вишенка|бонусом|не обязательно, но|\
         good to have|great to have|pluses|plus|preferred|preferable|preferably|desirable|desired|\
         optional|optionally|advantage|advantageous|beneficial|appreciated|valued|would help|\
         it helps if|even better|make us happy|be happy if|could have|great if|good if|love it if|\
         extra credit|extra points|brownie points|stand out|and that's fine|and that's ok|bonus|\
         плюс|желательн|преимуществ|приветств|будет здорово|круто|хорошо, если|хорошо если|\
         здорово, если|здорово если|отлично, если|отлично если|пригодится|пригодятся|будет полезн|\
         будут полезн|будем рады|дополнительн|необязательно, но|научим",
    ),
    (
        Section::Denied,
        "don't worry|мимо|do not worry|no need to worry|не пугай|не бой|не пережива|не беда|\
         we don't ask|we do not ask|don't need|do not need|not a fit|not for you|not the right|\
         не подойд|не подходи|не для вас|не для тебя|не требуется|не ждем|не нужно|не нужны|\
         не обязательно|необязательно|не понадобится|чего у нас нет|чего нет|чего не будет",
    ),
    (
        Section::Other,
        "we have|what we promise|our promise|our offer|the deal|in exchange|on offer|good stuff|\
         good bits|fine print|you'll enjoy|you will enjoy|what we do for you|working conditions|\
         why you|how we'll|getting to know|get to know|what happens|join us|timeline|плюшки|\
         печеньки|у нас есть|что у нас есть|мы гарантируем|гарантируем|обещаем|почему стоит|\
         как устроен найм|как к нам|следующие шаги|что дальше|путь кандидата|присоединяйся|\
         присоединяйтесь|we offer|offer|we give|we'll give|we will give|give you|we provide|\
         compensation|remuneration|salary|our package|your package|rewards|in return|\
         in it for you|why join|why us|why work|life at|resources|career growth|how to apply|\
         apply|application process|our process|the process|selection process|interview process|\
         interview stages|how we hire|how hiring|next steps|the interview|hiring|our interview|\
         your interview|interview loop|interview plan|interview steps|interview rounds|\
         interview format|interviews with us|recruit*|hired|your application|after you apply|\
         selection steps|процесс собеседован|ход интервью|план интервью|найм|собеседуем|проходит|\
         проходят|stages|equal opportunit*|eeo|diversity|мы предлагаем|предлагаем|предлагает|\
         мы даем|дадим|получишь|получаешь|тебя ждет|что мы даем|что даем|даем|дает|взамен|от нас|\
         что получите|что вы получите|вы получите|что получает|почему мы|почему у нас|\
         почему с нами|у нас вас ждет|вас ждет|условия|бонусы|льготы|зарплат|соцпакет|права |\
         отчетность|критерии эффективности|ресурсы|книги|курсы|карьер|этапы|отбор|как проходит|\
         как мы нанимаем|как попасть|процесс найма|порядок найма|процесс отбора|процесс интервью|\
         отклик|как откликнуться|контакты",
    ),
    (
        Section::Must,
        "hoping for|great fit|makes you|you thrive|you'll thrive|hear from you if|is this you|\
         sounds like you|sound like you|superpower|what it takes|to succeed|like to see|\
         love to see|видеть|скилл|должен уметь|должны уметь|по пути, если|по пути если|нам важен|\
         must have|must know|required|requirement|essential|you have|you'll have|you will have|\
         you bring|you'll bring|you will bring|you need|you'll need|you will need|you should|\
         you must|you know|you are|you're|about you|your background|your experience|profile|\
         we expect|we need|we look for|we want|looking for|skills|qualifications|a good match|\
         a good fit|candidate|we are looking|core |требован|ждем|ожидан|ожидаем|ожидает|навык|\
         что надо|нужно|нужен|необходим|пожелания|обязательн|квалификац|важно|профиль|кандидат|\
         хотим|подходите|подойдете|наш человек|если вы|вы умеете|вы знаете|ты знаешь|если ты|\
         от вас|от тебя|умеешь|ищем|о вас|кого",
    ),
    (
        Section::Task,
        "tech we|we use|we work with|responsibilities|responsibility|accountabilities|duties|\
         you will do|you'll do|you do|you'll be doing|you will be doing|you'll work|you will work|\
         your tasks|your mission|your role|your day|what you will|what you'll|day to day|the role|\
         the job|this job|this role|position summary|job summary|the position|stack|technologies|\
         our tools|toolbox|обязанност|ответственност|задач|стек|технологии|инструменты|чем занима|\
         чем заня|чем вы|что делать|ты будешь|вы будете|предстоит|функционал|роль|работа такая",
    ),
    (
        Section::Company,
        "about|who we are|what we do|our story|our mission|our clients|our customers|the company|\
         the team|company overview|company description|how we work|our culture|our values|о нас|\
         о компании|о команде|кто мы|у нас|что делаем|что мы делаем|чем мы занимаемся|компания|\
         проект|продукт|заказчик|клиент|наша команда|наши ценности|как мы работаем",
    ),
    (Section::Intro, "overview|location|full description|описание|общие положения"),
];

/// The section that a heading opens, `None` where no word of it says so. `line` is folded and in lower case.
pub fn section(line: &str) -> Option<Section> {
    let has = |cues: &str| cues.split('|').any(|cue| is_headed(line, cue));
    // "Not required, but nice to have": what goes on after a denial takes it back.
    // Denied in words: "No nonsense" heads no list of what is not needed.
    if cues::is_denied_in_words(line) || negations::denies_below(line) {
        let is_taken_back = [", but", " but ", "though", " yet ", ", но", ", однако", ", зато"]
            .iter()
            .any(|turn| line.contains(turn))
            || cues::is_nice(line)
            || HEADINGS.iter().any(|(section, cues)| {
                *section == Section::Nice
                    && cues
                        .split('|')
                        .any(|cue| cues::stands_affirmed(line, cue.trim_end_matches('*')))
            })
            || ["that's fine", "that is fine"].iter().any(|cue| cues::stands_in(line, cue));
        return Some(if is_taken_back { Section::Nice } else { Section::Denied });
    }
    // "Cool, but not a must": what is denied behind a praise is the demand.
    let praised =
        [", but no", " but no", ", но не ", ", no must"].iter().find_map(|turn| line.find(turn));
    if praised.is_some_and(|at| at > 0) {
        return Some(Section::Nice);
    }
    // "Not on the menu".
    if line.starts_with("not ") && !line.contains("but") {
        return Some(Section::Denied);
    }
    // "Why us?" and "Почему стоит" are followed by what is offered.
    if ["why ", "почему "].iter().any(|cue| line.starts_with(cue)) && line.ends_with(['?', ':'])
    {
        return Some(Section::Other);
    }
    if ["without", "обойтись"].iter().any(|cue| cues::stands_in(line, cue))
        || line.starts_with("без ")
        || line == "без"
    {
        return Some(Section::Denied);
    }
    match line.trim_end_matches(':') {
        "interview"
        | "interviews"
        | "process"
        | "pay"
        | "package"
        | "собеседование"
        | "интервью"
        | "процесс"
        | "тестовое" => return Some(Section::Other),
        // Boards head the whole text so.
        "about the job" | "job description" | "full job description" | "описание вакансии" =>
        {
            return Some(Section::Intro);
        }
        "we" | "us" | "мы" => return Some(Section::Company),
        "could" => return Some(Section::Nice),
        "must" | "should" | "knowledge" | "experience" | "знания" | "опыт" => {
            return Some(Section::Must);
        }
        _ => {}
    }
    HEADINGS.iter().find(|(_, cues)| has(cues)).map(|(section, _)| *section)
}

/// Whether the words of a cue stand in a line: English ones whole or with an `s`, unless a star says that more may follow.
fn is_headed(line: &str, cue: &str) -> bool {
    if let Some(stem) = cue.strip_suffix('*') {
        return cues::stands_in(line, stem);
    }
    let is_open = !cue.is_ascii() || cue.ends_with(' ');
    line.match_indices(cue).any(|(at, _)| {
        let rest = line.get(at + cue.len()..).unwrap_or_default();
        let rest = rest.strip_prefix('s').unwrap_or(rest);
        cues::starts_word(line, at) && (is_open || !rest.starts_with(char::is_alphabetic))
    })
}

/// Whether a line begins with words of such a heading.
pub fn begins(line: &str, section: Section) -> bool {
    let cues = HEADINGS.iter().filter(|(one, _)| *one == section);
    cues.flat_map(|(_, cues)| cues.split('|'))
        .any(|cue| line.starts_with(cue.trim_end_matches('*')))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cue_stands_behind_one_that_already_says_the_same() {
        let bare = |cue: &str| cue.trim_end_matches('*').to_owned();
        // Whatever follows a cue of these may follow it within a word too.
        let is_open = |cue: &str| !cue.is_ascii() || cue.ends_with(['*', ' ']);
        let cues: Vec<(usize, Section, &str)> = HEADINGS
            .iter()
            .enumerate()
            .flat_map(|(list, (section, cues))| {
                cues.split('|').map(move |cue| (list, *section, cue))
            })
            .collect();
        let says_the_same =
            |(list, _, cue): (usize, Section, &str),
             (earlier, _, other): (usize, Section, &str)| {
                let ends_there =
                    [bare(other), bare(other) + "s"].iter().any(|end| bare(cue).ends_with(end));
                earlier <= list
                    && is_headed(&bare(cue), other)
                    && (is_open(other) || !is_open(cue) || !ends_there)
            };
        // The beginning of a line is looked at by itself.
        let begins_alone = |cue: &str, at: usize| {
            let others = cues.iter().enumerate().filter(|(other, _)| *other != at);
            !others
                .filter(|(_, (_, section, _))| *section == Section::Other)
                .any(|(_, (_, _, other))| cue.starts_with(&bare(other)))
        };
        let mut dead = Vec::new();
        for (at, one) in cues.iter().enumerate() {
            let mut others = cues.iter().enumerate().filter(|(other, _)| *other != at);
            let is_needed = one.1 == Section::Other && begins_alone(one.2, at);
            if !is_needed
                && let Some((_, other)) = others.find(|(_, other)| says_the_same(*one, **other))
            {
                dead.push(format!("{} behind {}", one.2, other.2));
            }
        }
        assert_eq!(dead, [""; 0]);
    }
}
