//! What is kept, and how it goes on with time.

use super::*;

const USER: &str = "a@contoso.example";
const OTHER: &str = "b@contoso.example";
const NOW: i64 = 1_800_000_000;

fn saved(user: &str) -> Saved {
    Saved {
        id: String::new(),
        name: "Profile".to_owned(),
        description: None,
        text: "SELECT City FROM Profile".to_owned(),
        user: user.to_owned(),
        created: NOW,
    }
}

fn wish(schedule: Schedule) -> Wish {
    Wish {
        name: "Report".to_owned(),
        description: None,
        schedule,
        format: Format::Csv,
        callback: None,
    }
}

fn at_once() -> Wish {
    wish(Schedule {
        at_once: true,
        start: NOW,
        interval: None,
        count: None,
    })
}

fn every(hours: i64, count: Option<i64>) -> Wish {
    wish(Schedule {
        at_once: false,
        start: NOW + 4 * HOUR,
        interval: Some(hours),
        count,
    })
}

fn order(desk: &mut Desk, wish: Wish) -> String {
    let report = desk.order(wish, &saved(USER), USER, (None, None), NOW);
    report.map(|report| report.id).unwrap()
}

fn stages(desk: &mut Desk, report: &str, now: i64) -> Vec<Stage> {
    desk.settle(USER, false, now);
    desk.look(report, now).iter().map(|run| run.stage).collect()
}

#[test]
fn whoever_polls_sees_every_status() {
    let mut desk = Desk::default();
    let report = order(&mut desk, at_once());
    let mut seen = Vec::new();
    for _ in 0..6 {
        seen.extend(stages(&mut desk, &report, NOW));
    }
    let (pending, running, completed) = (Stage::Pending, Stage::Running, Stage::Completed);
    assert_eq!(
        seen,
        [pending, pending, running, running, completed, completed]
    );
    assert_eq!(desk.report(USER, &report).unwrap().status, Status::Inactive);
}

#[test]
fn whoever_waits_sees_it_done_as_well() {
    for (seconds, stage) in [
        (0, Stage::Pending),
        (59, Stage::Pending),
        (60, Stage::Running),
        (119, Stage::Running),
        (120, Stage::Completed),
        (7200, Stage::Completed),
    ] {
        let mut desk = Desk::default();
        let report = order(&mut desk, at_once());
        assert_eq!(
            stages(&mut desk, &report, NOW + seconds),
            [stage],
            "{seconds}"
        );
    }
    let mut desk = Desk::default();
    let report = order(&mut desk, at_once());
    desk.settle(USER, false, NOW + 7200);
    let runs = desk.look(&report, NOW + 7200);
    assert_eq!(runs[0].generated, Some(NOW + 120));
    assert!(desk.file(&runs[0].id).is_some());
}

#[test]
fn a_report_that_nobody_looks_at_ends_as_well() {
    let mut desk = Desk::default();
    let report = order(&mut desk, at_once());
    desk.settle(USER, false, NOW + 119);
    assert_eq!(desk.report(USER, &report).unwrap().status, Status::Active);
    desk.settle(USER, false, NOW + 120);
    assert_eq!(desk.report(USER, &report).unwrap().status, Status::Inactive);
    // Being shown in a list is no look at its executions.
    let other = order(&mut desk, at_once());
    for _ in 0..9 {
        desk.settle(USER, false, NOW);
    }
    assert_eq!(stages(&mut desk, &other, NOW), [Stage::Pending]);
}

#[test]
fn a_schedule_runs_from_its_start_at_its_interval_as_often_as_it_says() {
    let mut desk = Desk::default();
    let report = order(&mut desk, every(24, Some(3)));
    assert!(stages(&mut desk, &report, NOW + 4 * HOUR - 1).is_empty());
    assert_eq!(stages(&mut desk, &report, NOW + 4 * HOUR), [Stage::Pending]);
    assert_eq!(
        stages(&mut desk, &report, NOW + 27 * HOUR),
        [Stage::Completed]
    );
    assert_eq!(stages(&mut desk, &report, NOW + 500 * HOUR).len(), 3);
    assert_eq!(desk.report(USER, &report).unwrap().status, Status::Inactive);
    // Beyond 90 days they are forgotten.
    assert!(stages(&mut desk, &report, NOW + 52 * HOUR + SHOWN).is_empty());

    let endless = order(&mut desk, every(2160, None));
    let years = NOW + 20 * 365 * 24 * HOUR;
    assert_eq!(stages(&mut desk, &endless, years).len(), 1);
    assert_eq!(desk.report(USER, &endless).unwrap().status, Status::Active);
}

#[test]
fn a_paused_report_begins_nothing_and_goes_on_later() {
    let mut desk = Desk::default();
    let report = order(&mut desk, every(24, None));
    assert_eq!(stages(&mut desk, &report, NOW + 4 * HOUR), [Stage::Pending]);
    let paused = desk
        .set_paused(USER, &report, true, NOW + 4 * HOUR)
        .unwrap();
    assert_eq!(paused.status, Status::Paused);
    assert_eq!(
        stages(&mut desk, &report, NOW + 100 * HOUR),
        [Stage::Paused]
    );
    desk.set_paused(USER, &report, false, NOW + 100 * HOUR);
    let open = stages(&mut desk, &report, NOW + 100 * HOUR + 30);
    assert_eq!(open, [Stage::Pending]);
    assert_eq!(stages(&mut desk, &report, NOW + 124 * HOUR).len(), 2);
}

#[test]
fn users_have_their_own_things_and_their_own_quotas() {
    let mut desk = Desk::default();
    for _ in 0..QUERIES {
        assert!(desk.keep(saved(USER)).is_ok());
    }
    assert_eq!(desk.keep(saved(USER)).err(), Some(Quota::Queries));
    let theirs = desk.keep(saved(OTHER)).unwrap();
    assert!(desk.drop_query(USER, &theirs.id).is_none());
    assert!(desk.drop_query(OTHER, &theirs.id).is_some());

    let none = (None, None);
    for _ in 0..AT_ONCE {
        order(&mut desk, at_once());
    }
    let sixth = desk.order(at_once(), &saved(USER), USER, none, NOW + HOUR - 1);
    assert_eq!(sixth.err(), Some(Quota::AtOnce));
    assert!(
        desk.order(at_once(), &saved(OTHER), OTHER, none, NOW)
            .is_ok()
    );
    assert!(
        desk.order(at_once(), &saved(USER), USER, none, NOW + HOUR)
            .is_ok()
    );

    for _ in AT_ONCE + 1..ACTIVE_REPORTS {
        order(&mut desk, every(24, None));
    }
    let next = desk.order(every(24, None), &saved(USER), USER, none, NOW);
    assert_eq!(next.err(), Some(Quota::Active));
    let first = desk.reports(USER).next().unwrap().id.clone();
    assert!(desk.drop_report(OTHER, &first).is_none());
    assert!(desk.drop_report(USER, &first).is_some());
    assert!(
        desk.order(every(24, None), &saved(USER), USER, none, NOW)
            .is_ok()
    );
}

#[test]
fn ended_reports_are_forgotten_in_the_end() {
    let mut desk = Desk::default();
    for hour in 0..700 {
        let now = NOW + hour * HOUR;
        let mut wish = at_once();
        wish.schedule.start = now;
        let report = desk
            .order(wish, &saved(USER), USER, (None, None), now)
            .unwrap();
        stages(&mut desk, &report.id, now + 200);
    }
    assert_eq!(desk.reports(USER).count(), KEPT_REPORTS);
    assert_eq!(desk.runs.len(), KEPT_REPORTS);
}

#[test]
fn it_can_be_written_down_and_read_again() {
    let mut desk = Desk::default();
    let report = order(&mut desk, every(24, Some(2)));
    stages(&mut desk, &report, NOW + 5 * HOUR);
    let key = desk.key().to_vec();
    let text = serde_json::to_string(&desk).unwrap();
    let mut again: Desk = serde_json::from_str(&text).unwrap();
    assert_eq!(again.key(), key);
    assert_eq!(stages(&mut again, &report, NOW + 500 * HOUR).len(), 2);
    // Ids go on where they were.
    assert_ne!(order(&mut again, at_once()), report);
}

#[test]
fn what_was_written_before_runs_had_a_form_of_their_own_can_still_be_read() {
    let mut desk = Desk::default();
    let report = order(&mut desk, at_once());
    stages(&mut desk, &report, NOW);
    let mut kept = serde_json::to_value(&desk).unwrap();
    let run = kept["runs"][0].as_object_mut().unwrap();
    assert!(run.remove("format").is_some() && run.remove("window").is_some());
    let mut again: Desk = serde_json::from_value(kept).unwrap();
    assert_eq!(stages(&mut again, &report, NOW + 120), [Stage::Completed]);
}
