//! The line mode's end of the two channels to the reader: one request at a time, and what came back, in order.
//!
//! It knows neither what is asked nor what an answer means.

use crate::model::secret::Secret;
use std::collections::VecDeque;
use std::future::pending;
use tokio::sync::mpsc;

/// What the reader is asked for. It answers each with one [`LineEvent::Line`], [`LineEvent::Secret`] or
/// [`LineEvent::End`]; an [`LineEvent::Interrupt`] ends the reading that is under way without an answer.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Request {
    /// One line, echoed.
    Line,
    /// One line, not echoed.
    Secret,
}

/// What was read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum LineEvent {
    /// A line, without its line break.
    Line(String),
    /// A line that was not echoed.
    Secret(Secret),
    /// Ctrl+C, also while nothing is being read.
    Interrupt,
    /// The end of the input.
    End,
}

/// Asks for readings and holds what was typed ahead until it is asked for.
pub(super) struct Reading {
    requests: mpsc::UnboundedSender<Request>,
    events: mpsc::UnboundedReceiver<LineEvent>,
    inbox: VecDeque<LineEvent>,
    /// No event will come any more.
    closed: bool,
    /// A request is on its way and not answered yet.
    under_way: bool,
}

impl Reading {
    pub(super) fn new(
        requests: mpsc::UnboundedSender<Request>,
        events: mpsc::UnboundedReceiver<LineEvent>,
    ) -> Self {
        Self {
            requests,
            events,
            inbox: VecDeque::new(),
            closed: false,
            under_way: false,
        }
    }

    /// True from a request to its answer.
    pub(super) fn is_under_way(&self) -> bool {
        self.under_way
    }

    /// Asks for a reading, unless one is under way: its answer will do.
    pub(super) fn ask(&mut self, request: Request) {
        if !self.under_way {
            self.under_way = true;
            if self.requests.send(request).is_err() {
                self.close();
            }
        }
    }

    /// What has arrived and may be looked at now. A reading that was under way is answered with it.
    pub(super) fn next(&mut self) -> Option<LineEvent> {
        loop {
            match self.events.try_recv() {
                Ok(event) => self.accept(event),
                Err(mpsc::error::TryRecvError::Empty) => break,
                Err(mpsc::error::TryRecvError::Disconnected) => {
                    self.close();
                    break;
                }
            }
        }
        if !self.can_take() {
            return None;
        }
        self.under_way = false;
        self.inbox.pop_front()
    }

    /// Returns when [`Reading::next`] has something; dropping it loses nothing.
    pub(super) async fn ready(&mut self) {
        while !self.can_take() {
            match self.events.recv().await {
                Some(event) => self.accept(event),
                None if self.closed => pending().await,
                None => self.close(),
            }
        }
    }

    fn close(&mut self) {
        if !std::mem::replace(&mut self.closed, true) {
            self.inbox.push_back(LineEvent::End);
        }
    }

    /// An interrupt overtakes whatever was typed ahead.
    fn accept(&mut self, event: LineEvent) {
        if event == LineEvent::Interrupt {
            self.inbox.push_front(event);
        } else {
            self.inbox.push_back(event);
        }
    }

    /// What was typed ahead waits for its question; so does the end of the input, as what was asked for before it still
    /// runs.
    fn can_take(&self) -> bool {
        match self.inbox.front() {
            None => false,
            Some(LineEvent::Interrupt) => true,
            Some(LineEvent::Line(_) | LineEvent::Secret(_) | LineEvent::End) => self.under_way,
        }
    }
}
