//! Publishing a price book or a commission plan.

use crate::catalog::{CatalogRefusal, FulfilmentKind, Product, Variant};
use crate::commission::{CompiledPlan, LevelProduct, Plan, PlanFindings, PlanRefusal};
use crate::money::{Currency, MoneyRefusal};
use crate::people::CustomerRefusal;
use crate::pricing::Pricer;
use crate::refusal::quoted;
use crate::shop::command::{PublishPlan, PublishPriceBook};
use crate::shop::event::{Event, PlanPublished, PriceBookPublished};
use crate::shop::margin_guard::squeezed;
use crate::shop::state::PublishedPlan;
use crate::shop::{Rejection, Shop, ShopRefusal};
use crate::text;
use alloc::boxed::Box;
use alloc::string::ToString;
use alloc::vec::Vec;

impl Shop {
    /// A price book must be sound in itself, be in the shop's currency, price only what the catalogue has, and leave the
    /// margin that the plan in force asks for.
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
        let plan = self.current_plan().map(|(_, plan)| plan);
        let squeezed = plan.and_then(|plan| squeezed(&plan.document, &plan.compiled, &command.book));
        let warned = self.guard_margin(squeezed)?;
        let published = PriceBookPublished { book: Box::new(command.book.clone()), digest };
        Ok([published.into()].into_iter().chain(warned).collect())
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
        let compiled = self.compile_plan(&command.plan)?;
        let book = self.current_book().map(|(_, book)| book);
        let squeezed = book.and_then(|book| squeezed(&command.plan, &compiled, book.book()));
        let warned = self.guard_margin(squeezed)?;
        self.check_trees(&command.plan)?;
        let found = self.lint_plan(&command.plan)?;
        let refused = found.first_refused();
        if let (Some(finding), None) = (refused, &command.override_policy) {
            return Err(PlanRefusal::PolicyRefuses {
                plan: command.plan.id.clone(),
                policy: quoted(&found.policy),
                finding: finding.english.clone().into_boxed_str(),
            }
            .into());
        }
        if let Some(told) = &command.override_policy {
            text::check_text("by", &told.by)?;
            text::check_text("reason", &told.reason)?;
        }
        // What overrides nothing is not recorded.
        let overridden = command.override_policy.clone().filter(|_| refused.is_some()).map(Box::new);
        let published = PlanPublished { plan: Box::new(command.plan.clone()), overridden };
        Ok([published.into()].into_iter().chain(warned).collect())
    }

    /// Whether the placement trees are open that bonuses go along.
    fn check_trees(&self, plan: &Plan) -> Result<(), PlanRefusal> {
        for (bonus, tree) in plan.trees_named() {
            let bonus = || bonus.clone();
            match tree {
                None if self.customers.tree_count() == 0 => {
                    return Err(PlanRefusal::NoSeats { bonus: bonus() });
                }
                Some(tree) if self.customers.tree(tree).is_err() => {
                    return Err(PlanRefusal::UnknownTree { bonus: bonus(), tree: tree.clone() });
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// What the shop's policy says of a plan, published or not: see [`Plan::lint`]. Products that grant a level are the
    /// memberships of the catalogue.
    ///
    /// # Errors
    /// When the plan is not sound.
    pub fn lint_plan(&self, plan: &Plan) -> Result<PlanFindings, Rejection> {
        let sold = |product: &&Product| {
            let grants = |variant: &Variant| variant.kind() == FulfilmentKind::Membership;
            product.variants.iter().any(grants)
        };
        let levels = self
            .catalog
            .products()
            .iter()
            .filter(sold)
            .map(|product| LevelProduct { product: &product.id, category: product.category.as_ref() });
        Ok(plan.lint(&self.settings.plans.policy(), &levels.collect::<Vec<_>>())?)
    }

    pub(super) fn apply_plan_published(&mut self, event: &PlanPublished) -> Option<()> {
        for supplier in event.plan.suppliers_named() {
            if self.suppliers.slot(supplier).is_none() {
                self.suppliers.register(supplier)?;
            }
        }
        self.add_plan(&event.plan)
    }

    /// Puts a plan in force. `None` when it is not sound.
    pub(crate) fn add_plan(&mut self, plan: &Plan) -> Option<()> {
        let compiled = self.compile_plan(plan).ok()?;
        self.plans.push(PublishedPlan { document: plan.clone(), compiled });
        Some(())
    }

    pub(super) fn compile_plan(&self, plan: &Plan) -> Result<CompiledPlan, Rejection> {
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
