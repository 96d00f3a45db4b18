//! What buyers answer to the forms of manual services: checked when the order is placed, kept with it, and forgotten when
//! the host says so.

use crate::catalog::{
    AnswerRefusal, FieldAnswer, Fulfilment, FulfilmentKind, LineAnswers, Sold, check_answers,
};
use crate::id::{OrderId, VariantId};
use crate::order::LineFulfilment;
use crate::shop::command::EraseAnswers;
use crate::shop::event::{AnswersErased, Event};
use crate::shop::{Rejection, Shop};
use crate::slot::{Named, VariantSlot};
use alloc::vec;
use alloc::vec::Vec;
use serde::Serialize;
use smallvec::SmallVec;

/// The answers that came with an order, each of which belongs to one line.
pub(super) struct Asked<'a> {
    given: &'a [LineAnswers],
    found: SmallVec<[usize; 4]>,
}

/// What a buyer answered for one line of an order: personal data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AnswersView {
    /// The order's line, from 0.
    pub line: u32,
    /// What was bought.
    pub variant: VariantId,
    /// The answers.
    pub answers: Vec<FieldAnswer>,
}

impl<'a> Asked<'a> {
    pub(super) fn new(given: Option<&'a [LineAnswers]>) -> Result<Self, AnswerRefusal> {
        let given = given.unwrap_or_default();
        for (n, of) in given.iter().enumerate() {
            let same = |earlier: &LineAnswers| earlier.variant == of.variant && earlier.part_of == of.part_of;
            if given.iter().take(n).any(same) {
                return Err(AnswerRefusal::Twice { variant: of.variant.clone() });
            }
        }
        Ok(Self { given, found: SmallVec::new() })
    }

    /// The answers for what is bought, or for a part of a bundle.
    pub(super) fn answers(
        &mut self,
        shop: &Shop,
        id: &VariantId,
        slot: VariantSlot,
        sold: &Sold,
        part_of: Option<&VariantId>,
    ) -> Result<Vec<FieldAnswer>, Rejection> {
        if sold.kind != FulfilmentKind::Manual {
            return Ok(Vec::new());
        }
        let form = match shop.catalog.variant(slot, sold.version).and_then(|v| v.fulfilment.as_deref()) {
            Some(Fulfilment::Manual { form }) => form.as_slice(),
            _ => &[],
        };
        let found = self.given.iter().position(|of| of.variant == *id && of.part_of.as_ref() == part_of);
        let given = found.and_then(|n| self.given.get(n)).filter(|_| !form.is_empty());
        self.found.extend(given.and(found));
        let answers = given.map_or(&[] as &[_], |given| given.answers.as_slice());
        check_answers(form, id, answers)?;
        Ok(answers.to_vec())
    }

    /// Refuses answers that nothing asked for.
    pub(super) fn done(&self) -> Result<(), AnswerRefusal> {
        let unasked = self.given.iter().enumerate().find(|(n, _)| !self.found.contains(n));
        match unasked {
            Some((_, of)) => Err(AnswerRefusal::NotAsked { variant: of.variant.clone() }),
            None => Ok(()),
        }
    }
}

impl Shop {
    /// What the buyer of an order answered, for whoever makes it good: personal data.
    ///
    /// # Errors
    /// When the order is not known.
    pub fn answers_of(&self, id: &OrderId) -> Result<Vec<AnswersView>, Rejection> {
        let (_, order) = self.orders.find(id)?;
        let lines = order.fulfilment.iter().flat_map(|of| &of.lines).filter(|of| !of.answers.is_empty());
        let view = |of: &LineFulfilment| {
            let line = order.lines.get(of.line as usize)?;
            let variant = self.catalog.variants().id(line.variant)?.clone();
            Some(AnswersView { line: of.line, variant, answers: of.answers.clone() })
        };
        lines.map(view).collect::<Option<_>>().ok_or_else(|| Rejection::inconsistent("line"))
    }

    /// Forgets what the buyer of an order answered. Nothing to do where nothing is kept.
    pub(super) fn decide_erase_answers(&self, command: &EraseAnswers) -> Result<Vec<Event>, Rejection> {
        let (slot, order) = self.orders.find(&command.order)?;
        let kept = order.fulfilment.iter().flat_map(|of| &of.lines).any(|of| !of.answers.is_empty());
        if !kept {
            return Ok(Vec::new());
        }
        Ok(vec![AnswersErased { order: Named::known(command.order.clone(), slot) }.into()])
    }

    pub(super) fn apply_answers_erased(&mut self, event: &AnswersErased) -> Option<()> {
        let slot = self.order_of(&event.order)?;
        let fulfilment = self.orders.get_mut(slot)?.fulfilment.as_mut()?;
        fulfilment.lines.iter_mut().for_each(|line| line.answers = Vec::new());
        Some(())
    }
}
