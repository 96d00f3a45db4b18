//! Publishing a price book or a commission plan.

use crate::catalog::CatalogRefusal;
use crate::commission::{CompiledPlan, Plan};
use crate::money::{Currency, MoneyRefusal};
use crate::people::CustomerRefusal;
use crate::pricing::Pricer;
use crate::shop::command::{PublishPlan, PublishPriceBook};
use crate::shop::event::{Event, PlanPublished, PriceBookPublished};
use crate::shop::state::PublishedPlan;
use crate::shop::{Rejection, Shop, ShopRefusal};
use alloc::boxed::Box;
use alloc::string::ToString;
use alloc::vec;
use alloc::vec::Vec;

impl Shop {
    /// A price book must be sound in itself, be in the shop's currency and price only what the catalogue has.
    pub(super) fn decide_publish_price_book(
        &self,
        command: &PublishPriceBook,
    ) -> Result<Vec<Event>, Rejection> {
        if command.book.public_of.is_some() {
            return Err(ShopRefusal::BookIsPublic { book: command.book.id.clone() }.into());
        }
        let pricer = Pricer::new(command.book.clone())?;
        self.check_currency(command.book.currency)?;
        for priced in &command.book.variants {
            self.catalog.find(&priced.variant)?;
        }
        let digest = pricer.digest();
        if self.book_of(digest).is_some() {
            return Err(ShopRefusal::BookExists { digest: digest.to_string() }.into());
        }
        Ok(vec![PriceBookPublished { book: Box::new(command.book.clone()), digest }.into()])
    }

    pub(super) fn apply_price_book_published(&mut self, event: &PriceBookPublished) -> Option<()> {
        let pricer =
            Pricer::new((*event.book).clone()).ok().filter(|pricer| pricer.digest() == event.digest)?;
        for (offer, _) in pricer.coupons() {
            self.coupon_uses.register(offer)?;
        }
        for offer in pricer.remembered() {
            self.offer_uses.register(offer)?;
        }
        self.books.push(pricer);
        Some(())
    }

    /// A plan must be sound in itself, pay no more than its own cap, and name only levels and products that exist.
    pub(super) fn decide_publish_plan(&self, command: &PublishPlan) -> Result<Vec<Event>, Rejection> {
        self.check_currency(command.plan.currency)?;
        self.compile_plan(&command.plan)?;
        Ok(vec![PlanPublished { plan: Box::new(command.plan.clone()) }.into()])
    }

    pub(super) fn apply_plan_published(&mut self, event: &PlanPublished) -> Option<()> {
        self.add_plan(&event.plan)
    }

    /// Puts a plan in force. `None` when it is not sound.
    pub(crate) fn add_plan(&mut self, plan: &Plan) -> Option<()> {
        let compiled = self.compile_plan(plan).ok()?;
        self.plans.push(PublishedPlan { document: plan.clone(), compiled });
        Some(())
    }

    fn compile_plan(&self, plan: &Plan) -> Result<CompiledPlan, Rejection> {
        for level in &plan.levels_named() {
            if self.levels.find(level).is_none() {
                return Err(CustomerRefusal::UnknownLevel { level: level.clone() }.into());
            }
        }
        for product in plan.products_named() {
            if self.catalog.product_ids().slot(product).is_none() {
                return Err(CatalogRefusal::ProductUnknown { product: product.clone() }.into());
            }
        }
        let (levels, products) = (&self.levels, self.catalog.product_ids());
        Ok(plan.compile(|level| levels.find(level), |product| products.slot(product))?)
    }

    pub(super) fn check_currency(&self, got: Currency) -> Result<(), Rejection> {
        let expected = self.settings.currency;
        if got == expected { Ok(()) } else { Err(MoneyRefusal::CurrencyMismatch { expected, got }.into()) }
    }
}
