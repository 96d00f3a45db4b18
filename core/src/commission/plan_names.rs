//! What a plan names: it must exist before the plan is published.

use crate::arrange::Arrange;
use crate::commission::gate::levels_of;
use crate::commission::{Along, BonusKind, Plan, SubShops};
use crate::id::{BonusId, CategoryId, LevelId, PlacementTreeId, ProductId, SupplierId};
use alloc::vec::Vec;

impl Plan {
    /// Every level that the plan names, once, in order of id: the shop checks that they exist.
    #[must_use]
    pub fn levels_named(&self) -> Vec<LevelId> {
        let mut levels = Vec::new();
        for bonus in &self.bonuses {
            levels.extend(bonus.gate.iter().flat_map(levels_of));
            match &bonus.kind {
                BonusKind::Unilevel(unilevel) => {
                    let rates = unilevel.products.iter().flat_map(|product| &product.level_rates);
                    let of_categories =
                        unilevel.categories().iter().flat_map(|category| &category.level_rates);
                    let rates = unilevel.level_rates.iter().chain(rates).chain(of_categories);
                    levels.extend(rates.map(|rate| rate.level.clone()));
                    levels.extend(unilevel.eligible.iter().cloned());
                }
                BonusKind::LevelDifference(difference) => {
                    let rates = difference.products.iter().flat_map(|product| &product.rates);
                    let of_categories = difference.categories().iter().flat_map(|category| &category.rates);
                    let rates = rates.chain(of_categories);
                    levels.extend(difference.rates.iter().chain(rates).map(|rate| rate.level.clone()));
                }
                BonusKind::PriceDifference(difference) => {
                    levels.extend(difference.prices.iter().map(|price| price.level.clone()));
                }
                BonusKind::TeamVolume(volume) => levels.extend(volume.eligible.iter().cloned()),
                BonusKind::Dividend(dividend) => {
                    levels.extend(dividend.members.iter().map(|member| member.level.clone()));
                }
                BonusKind::Binary(binary) => levels.extend(binary.eligible.iter().cloned()),
                BonusKind::SubShops(_)
                | BonusKind::SupplierShare(_)
                | BonusKind::TakeRate(_)
                | BonusKind::ChainTwoPlusOne(_) => {}
            }
        }
        levels.arrange();
        levels.dedup();
        levels
    }

    /// The bonuses that go along a placement tree, and which: `None` for the one that was opened first.
    pub fn trees_named(&self) -> impl Iterator<Item = (&BonusId, Option<&PlacementTreeId>)> {
        self.bonuses.iter().filter_map(|bonus| match &bonus.kind {
            BonusKind::Unilevel(unilevel) if unilevel.along == Along::Seats => {
                Some((&bonus.id, unilevel.tree.as_ref()))
            }
            BonusKind::Binary(binary) => Some((&bonus.id, binary.tree.as_ref())),
            _ => None,
        })
    }

    /// Every category that the plan names, once, in order of id.
    #[must_use]
    pub fn categories_named(&self) -> Vec<&CategoryId> {
        let goods = self.bonuses.iter().flat_map(|bonus| bonus.kind.goods());
        let mut categories: Vec<_> = goods.flat_map(|goods| &goods.categories).collect();
        for bonus in &self.bonuses {
            match &bonus.kind {
                BonusKind::Unilevel(unilevel) => {
                    categories.extend(unilevel.categories().iter().map(|own| &own.category));
                }
                BonusKind::LevelDifference(difference) => {
                    categories.extend(difference.categories().iter().map(|own| &own.category));
                }
                _ => {}
            }
        }
        categories.arrange();
        categories.dedup();
        categories
    }

    /// The suppliers whom the plan pays, in the order in which it names them.
    pub fn suppliers_named(&self) -> impl Iterator<Item = &SupplierId> {
        let shares = self.bonuses.iter().filter_map(|bonus| match &bonus.kind {
            BonusKind::SupplierShare(share) => Some(&share.shares),
            _ => None,
        });
        shares.flatten().map(|own| &own.supplier)
    }

    /// The terms of sub-shops, where the plan has any.
    #[must_use]
    pub fn sub_shops(&self) -> Option<&SubShops> {
        self.bonuses.iter().find_map(|bonus| match &bonus.kind {
            BonusKind::SubShops(sub_shops) => Some(sub_shops),
            _ => None,
        })
    }

    /// Every product that the plan names, once, in order of id: the shop checks that they exist.
    #[must_use]
    pub fn products_named(&self) -> Vec<&ProductId> {
        let mut products = Vec::new();
        for bonus in &self.bonuses {
            match &bonus.kind {
                BonusKind::Unilevel(unilevel) => {
                    products.extend(unilevel.products.iter().map(|rates| &rates.product));
                }
                BonusKind::LevelDifference(difference) => {
                    products.extend(difference.products.iter().map(|rates| &rates.product));
                }
                BonusKind::PriceDifference(difference) => {
                    products.extend(difference.prices.iter().filter_map(|price| price.product.as_ref()));
                }
                BonusKind::SupplierShare(_) | BonusKind::TakeRate(_) => {
                    products.extend(bonus.kind.goods().flat_map(|goods| &goods.products));
                }
                BonusKind::ChainTwoPlusOne(chain) => products.extend(&chain.products),
                BonusKind::TeamVolume(_)
                | BonusKind::Dividend(_)
                | BonusKind::Binary(_)
                | BonusKind::SubShops(_) => {}
            }
        }
        products.arrange();
        products.dedup();
        products
    }
}
