//! People type the question of their last interview as they remember it: the question that asks it comes among the first three.

use crate::support::TestEnv;

/// How many of thirty must be found.
const FOUND_MIN: usize = 27;

/// A sentence as somebody types it, and the questions that ask just this.
type Typed = (&'static str, &'static [&'static str]);

const ENGLISH: [Typed; 30] = [
    (
        "difference between threads and processes in python",
        &["concurrency-models/process-or-thread"],
    ),
    ("what happens with the GIL when a thread reads from a socket", &["gil/what-gil-does"]),
    (
        "when would you use asyncio instead of threads",
        &["concurrency-models/threads-processes-asyncio"],
    ),
    (
        "what's a race condition and how do you prevent it",
        &["threading-synchronisation/what-race-condition-is"],
    ),
    (
        "deadlock: what is it and how to avoid one",
        &[
            "threading-synchronisation/deadlock-conditions",
            "isolation-locking-mvcc/what-is-a-deadlock",
        ],
    ),
    (
        "what does asyncio.gather do when one task fails",
        &["asyncio-tasks/gather-leaves-sibling-running", "asyncio-tasks/taskgroup-or-gather"],
    ),
    ("what is a metaclass for", &["metaclasses/what-is-a-metaclass"]),
    ("explain descriptors", &["descriptors/what-are-descriptors"]),
    (
        "how does garbage collection work in cpython",
        &["memory-gc/gc-generations", "memory-gc/refcount-and-collector"],
    ),
    ("what are generics and TypeVar", &["static-typing-advanced/typevar-and-generics"]),
    ("explain the SOLID principles", &["solid/what-is-solid"]),
    (
        "what is dependency injection good for",
        &["dependency-injection/what-is-dependency-injection"],
    ),
    (
        "singleton in python, how to make one",
        &[
            "design-patterns/thread-safe-singleton",
            "design-patterns/singleton-is-initialised-again",
        ],
    ),
    ("LEFT JOIN vs INNER JOIN", &["sql-queries/kinds-of-join", "sql-queries/left-join-row-count"]),
    (
        "what is an index in a database and why not put one on every column",
        &["indexes/cost-of-an-index", "indexes/what-is-an-index"],
    ),
    (
        "isolation levels and dirty reads",
        &["isolation-locking-mvcc/isolation-levels-and-anomalies"],
    ),
    (
        "how would you find out why a query is slow",
        &["query-optimisation/why-is-this-query-slow", "query-optimisation/find-slow-queries"],
    ),
    ("primary key or unique constraint, what differs", &["keys-constraints/primary-key-or-unique"]),
    ("what is normalization of a database", &["schema-normalisation/first-three-normal-forms"]),
    ("HAVING and WHERE, what is the difference", &["sql-queries/where-or-having"]),
    ("PUT vs PATCH", &["http-fundamentals/put-patch-post"]),
    ("what makes an API RESTful", &["rest-design/what-is-rest"]),
    ("status codes 401 and 403", &["http-fundamentals/unauthorized-or-forbidden"]),
    ("git rebase or merge", &["git-workflows/merge-or-rebase"]),
    ("how to undo a commit that was already pushed", &["git-workflows/undo-a-pushed-commit"]),
    (
        "what's the difference between a docker image and a container",
        &["docker-basics/image-or-container"],
    ),
    ("how do you make a docker image smaller", &["docker-production/smaller-image"]),
    ("liveness and readiness probes", &["kubernetes/three-probes"]),
    ("what is a kubernetes pod", &["kubernetes/what-is-a-pod"]),
    ("find which process listens on a port in linux", &["linux-shell/who-listens-on-a-port"]),
];

const RUSSIAN: [Typed; 30] = [
    ("чем потоки отличаются от процессов", &["concurrency-models/process-or-thread"]),
    ("что такое GIL и зачем он нужен", &["gil/what-gil-does"]),
    ("когда asyncio лучше потоков", &["concurrency-models/threads-processes-asyncio"]),
    ("что такое гонка данных", &["threading-synchronisation/what-race-condition-is"]),
    (
        "взаимная блокировка, как её избежать",
        &[
            "threading-synchronisation/deadlock-conditions",
            "isolation-locking-mvcc/what-is-a-deadlock",
        ],
    ),
    ("что такое метакласс", &["metaclasses/what-is-a-metaclass"]),
    ("что такое дескриптор", &["descriptors/what-are-descriptors"]),
    (
        "как работает сборщик мусора в python",
        &["memory-gc/gc-generations", "memory-gc/refcount-and-collector"],
    ),
    (
        "порядок разрешения методов при множественном наследовании",
        &["mro-multiple-inheritance/what-is-mro", "mro-multiple-inheritance/diamond-problem"],
    ),
    ("принципы SOLID", &["solid/what-is-solid"]),
    ("зачем нужно внедрение зависимостей", &["dependency-injection/what-is-dependency-injection"]),
    (
        "как сделать синглтон на питоне",
        &[
            "design-patterns/thread-safe-singleton",
            "design-patterns/singleton-is-initialised-again",
        ],
    ),
    (
        "что такое индекс в базе и какой от него вред",
        &["indexes/what-is-an-index", "indexes/cost-of-an-index"],
    ),
    ("какие бывают виды JOIN", &["sql-queries/kinds-of-join"]),
    ("уровни изоляции транзакций", &["isolation-locking-mvcc/isolation-levels-and-anomalies"]),
    ("что такое ACID", &["transactions-acid/acid-on-a-transfer"]),
    (
        "почему запрос медленный и как это выяснить",
        &["query-optimisation/why-is-this-query-slow", "query-optimisation/find-slow-queries"],
    ),
    ("первичный ключ и внешний ключ", &["keys-constraints/what-is-a-foreign-key"]),
    ("нормальные формы", &["schema-normalisation/first-three-normal-forms"]),
    ("отличие WHERE от HAVING", &["sql-queries/where-or-having"]),
    ("разница между PUT и PATCH", &["http-fundamentals/put-patch-post"]),
    ("что такое REST", &["rest-design/what-is-rest"]),
    ("401 и 403 в чем разница", &["http-fundamentals/unauthorized-or-forbidden"]),
    ("чем git merge отличается от rebase", &["git-workflows/merge-or-rebase"]),
    ("как отменить коммит который уже запушен", &["git-workflows/undo-a-pushed-commit"]),
    ("чем образ отличается от контейнера", &["docker-basics/image-or-container"]),
    ("как уменьшить размер образа docker", &["docker-production/smaller-image"]),
    ("liveness и readiness пробы", &["kubernetes/three-probes"]),
    ("как узнать какой процесс занял порт", &["linux-shell/who-listens-on-a-port"]),
    ("что такое идемпотентность", &["idempotency-retries/what-is-idempotency"]),
];

/// Sentences whose question is not among the first three, with what came.
fn missed(env: &TestEnv, typed: &[Typed]) -> Vec<String> {
    let mut missed = Vec::new();
    for (sentence, wanted) in typed {
        let mut arguments = vec!["search", "--json", "--limit", "3", "--"];
        arguments.extend(sentence.split(' '));
        let hits = env.ok(&arguments);
        let ids: Vec<String> = hits
            .lines()
            .map(|line| serde_json::from_str::<serde_json::Value>(line).expect("a line of JSON"))
            .map(|hit| hit["id"].as_str().expect("an id").to_owned())
            .collect();
        if !ids.iter().any(|id| wanted.contains(&id.as_str())) {
            missed.push(format!("{sentence}: {ids:?}"));
        }
    }
    missed
}

#[test]
fn a_question_typed_as_it_was_heard_is_found_in_english_and_in_russian() {
    let env = TestEnv::new();
    for typed in [ENGLISH, RUSSIAN] {
        let missed = missed(&env, &typed);
        assert!(typed.len() - missed.len() >= FOUND_MIN, "{missed:#?}");
    }
}

#[test]
fn russian_names_of_methods_and_of_a_deadlock_are_found() {
    let typed: [Typed; 5] = [
        ("дедлок в базе как найти и починить", &["isolation-locking-mvcc/what-is-a-deadlock"]),
        ("чем пут отличается от пост", &["http-fundamentals/put-patch-post"]),
        (
            "как гарантировать что сообщение обработано ровно один раз",
            &["kafka-streaming/exactly-once-in-kafka"],
        ),
        ("виды индексов в постгресе", &["indexes/types-of-index"]),
        ("постгря", &["postgresql/what-is-postgresql"]),
    ];
    let missed = missed(&TestEnv::new(), &typed);
    assert!(missed.is_empty(), "{missed:#?}");
}

/// Three of thirty that somebody typed who had seen neither the bank nor its words, and that were not found then.
#[test]
fn words_without_a_sentence_are_found() {
    let typed: [Typed; 3] = [
        ("how does dict work inside", &["collections-hashing/dict-internals"]),
        ("async await vs threads when", &["concurrency-models/threads-processes-asyncio"]),
        ("postgres why used not index", &["indexes/index-not-used"]),
    ];
    assert_eq!(missed(&TestEnv::new(), &typed), Vec::<String>::new());
}

#[test]
fn what_is_not_found_is_told_with_what_may_have_been_meant() {
    let env = TestEnv::new();
    let outcome = env.viva(&["search", "docker", "lokalhost"]);
    assert!(outcome.stdout.starts_with("docker-"), "{}", outcome.stdout);
    let expected = "note: no question has the word `lokalhost`; looked for `localhost` instead\n";
    assert!(outcome.stderr.ends_with(expected), "{}", outcome.stderr);
    let nothing = env.viva(&["search", "qqqqqq", "wwwwww"]);
    assert_eq!(nothing.stdout, "no question holds these words\n");
    assert!(nothing.stderr.contains("`qqqqqq`; it was passed over"), "{}", nothing.stderr);
    let signs = env.viva(&["search", "merge", "<=|=>"]);
    assert!(signs.stderr.contains("`<=|=>` as typed"), "{}", signs.stderr);
    assert!(env.ok(&["search", ":="]).contains("modern-syntax"));
}

#[test]
fn a_mistyped_word_or_one_in_russian_letters_does_not_empty_the_list() {
    let env = TestEnv::new();
    let typed: [Typed; 12] = [
        ("django middlware", &["django-advanced/write-a-middleware"]),
        ("sql injecton", &["web-vulnerabilities/sql-injection-f-string"]),
        ("cache invalidation stratagies", &["caching-strategies/invalidate-a-cache"]),
        (
            "git rebse",
            &[
                "git-workflows/merge-or-rebase",
                "git-workflows/rebase-on-a-shared-branch",
                "git-workflows/squash-and-interactive-rebase",
            ],
        ),
        ("что такое гил", &["gil/what-gil-does"]),
        ("мерж или ребейз", &["git-workflows/merge-or-rebase"]),
        ("принцыпы solid", &["solid/what-is-solid"]),
        ("микросервсы или монолит", &["monolith-microservices/what-are-microservices"]),
        ("раскажите о себе", &["career-portfolio/tell-me-about-yourself"]),
        ("инвалидация кэша", &["caching-strategies/invalidate-a-cache"]),
        ("миграции без даунтайма", &["migrations/rename-column-live"]),
        ("чем под отличается от контейнера в кубере", &["kubernetes/what-is-a-pod"]),
    ];
    assert_eq!(missed(&env, &typed), Vec::<String>::new());
}

#[test]
fn a_language_without_the_words_says_how_many_the_others_have() {
    let env = TestEnv::new();
    let found = env.ok(&["search", "--lang", "ru", "CORS", "preflight"]);
    assert!(found.starts_with("no question holds these words in `ru`; "), "{found}");
    assert!(found.contains("without --lang"), "{found}");
}

#[test]
fn who_types_english_reads_english_titles() {
    let env = TestEnv::new();
    let titles = env.ok(&["search", "--json", "--limit", "40", "acid"]);
    assert!(titles.lines().count() > 1 && !titles.contains("\"lang\":\"ru\""), "{titles}");
    let russian = env.ok(&["search", "--json", "что", "такое", "ACID"]);
    assert!(russian.contains("\"lang\":\"ru\""), "{russian}");
}

#[test]
fn what_russians_type_finds_names_in_latin_letters_and_nouns_in_any_case() {
    let env = TestEnv::new();
    for (typed, expected) in [
        ("что такое докер", "docker-basics/what-is-docker"),
        ("что такое под в кубернетес", "kubernetes/"),
        ("чем отличается список от кортежа", "list-or-tuple"),
        ("что такое middleware в джанго", "middleware"),
        ("кафка", "kafka-streaming/"),
    ] {
        let found = env.ok(&["search", "--json", "--limit", "3", typed]);
        assert!(found.contains(expected), "{typed}: {found}");
    }
}
