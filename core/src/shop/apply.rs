//! Which use case folds which event into the state. The lists of decisions and of events are complete: a new command or
//! event does not compile until it has its place here.

use crate::shop::command::Body;
use crate::shop::event::Event;
use crate::shop::reply::{Answer, InArchive, Ticked};
use crate::shop::{Rejection, Shop};
use crate::time::Time;
use alloc::boxed::Box;
use alloc::vec::Vec;

impl Shop {
    /// What a command does at a moment that is not before the clock. An empty list: nothing is to be done.
    pub(super) fn decide_at(&self, now: Time, body: &Body) -> Result<Vec<Event>, Rejection> {
        let mut events = self.decide_body(now, body)?;
        if !self.suppliers.is_empty() {
            self.add_costs(&mut events)?;
        }
        self.tell_restock(&mut events);
        Ok(events)
    }

    fn decide_body(&self, now: Time, body: &Body) -> Result<Vec<Event>, Rejection> {
        match body {
            Body::OpenSession(command) => self.decide_open_session(command),
            Body::CloseSession(command) => self.decide_close_session(command),
            Body::Tick(command) => self.decide_tick(now, command),
            Body::PutChannel(command) => self.decide_put_channel(command),
            Body::PutLevel(command) => self.decide_put_level(command),
            Body::OpenPool(command) => self.decide_open_pool(command),
            Body::PutProduct(command) => self.decide_put_product(command),
            Body::ImportKeys(command) => self.decide_import_keys(command),
            Body::AdjustStock(command) => self.decide_adjust_stock(command),
            Body::PutReusableKey(command) => self.decide_put_reusable_key(command),
            Body::PublishPriceBook(command) => self.decide_publish_price_book(command),
            Body::PublishPlan(command) => self.decide_publish_plan(command),
            Body::RegisterCustomer(command) => self.decide_register_customer(command),
            Body::BindInviter(command) => self.decide_bind_inviter(now, command),
            Body::SetCustomerLevel(command) => self.decide_set_customer_level(now, command),
            Body::PlaceOrder(command) => self.decide_place_order(now, command),
            Body::CancelOrder(command) => self.decide_cancel_order(command),
            Body::RecordPayment(command) => self.decide_take_payment(now, command),
            Body::Deliver(command) => self.decide_deliver(now, command),
            Body::CompleteOrder(command) => self.decide_complete_order(command),
            Body::RefundOrder(command) => self.decide_refund_order(now, command),
            Body::ReleaseHold(command) => self.decide_release_hold(now, command),
            Body::RevealKeys(command) => self.decide_reveal_keys(command),
            Body::RequestWithdrawal(command) => self.decide_request_withdrawal(now, command),
            Body::ClosePeriod(command) => self.decide_close_period(now, command),
            Body::PutSubShop(command) => self.decide_put_sub_shop(command),
            Body::SettleSupplier(command) => self.decide_settle_supplier(command),
            Body::ApproveWithdrawal(command) => self.decide_approve_withdrawal(command),
            Body::SettleWithdrawal(command) => self.decide_settle_withdrawal(command),
            Body::RecordArrival(command) => self.decide_record_arrival(command),
            Body::RecordDownload(command) => self.decide_record_download(now, command),
            Body::ReissueContent(command) => self.decide_reissue_content(now, command),
            Body::EraseAnswers(command) => self.decide_erase_answers(command),
            Body::ReportDeliveryFailure(command) => self.decide_report_delivery_failure(now, command),
            Body::Reserve(command) => self.decide_reserve(now, command),
            Body::ResizeReservation(command) => self.decide_resize_reservation(now, command),
            Body::ExtendReservation(command) => self.decide_extend_reservation(now, command),
            Body::ReleaseReservation(command) => self.decide_release_reservation(now, command),
            Body::ResizeOrder(command) => self.decide_resize_order(now, command),
            Body::ExtendOrder(command) => self.decide_extend_order(now, command),
            Body::PutSale(command) => self.decide_put_sale(command),
            Body::PutTemplates(command) => self.decide_put_templates(command),
            Body::ClaimGift(command) => self.decide_claim_gift(now, command),
            Body::SubscribeRestock(command) => self.decide_subscribe(now, command),
            Body::UnsubscribeRestock(command) => self.decide_unsubscribe(command),
            Body::PutListing(command) => self.decide_put_listing(command),
            Body::ReviewProduct(command) => self.decide_review_product(command),
            Body::ConfigurePool(command) => self.decide_configure_pool(command),
            Body::QuarantineBatch(command) => self.decide_quarantine_batch(command),
            Body::ReleaseBatch(command) => self.decide_release_batch(command),
            Body::ExportKeys(command) => self.decide_export_keys(now, command),
            Body::PutQuotas(command) => self.decide_put_quotas(command),
            Body::PutStockAlert(command) => self.decide_put_stock_alert(command),
            Body::MoveCustomer(command) => self.decide_move_customer(command),
            Body::MergeCustomers(command) => self.decide_merge_customers(now, command),
            Body::UnmergeCustomers(command) => self.decide_unmerge_customers(now, command),
            Body::LinkIdentity(command) => self.decide_link_identity(command),
            Body::UnlinkIdentity(command) => self.decide_unlink_identity(command),
            Body::SetConsent(command) => self.decide_set_consent(command),
            Body::EraseCustomer(command) => self.decide_erase_customer(command),
            Body::SetStanding(command) => self.decide_set_standing(command),
            Body::PlaceCustomer(command) => self.decide_place_customer(command),
            Body::OpenPlacementTree(command) => self.decide_open_placement_tree(command),
            Body::RecordTouch(command) => self.decide_record_touch(command),
            Body::TopUpWallet(command) => self.decide_top_up_wallet(command),
            Body::PayFromWallet(command) => self.decide_pay_from_wallet(now, command),
            Body::AdjustWallet(command) => self.decide_adjust_wallet(command),
            Body::ReturnPayment(command) => self.decide_return_payment(command),
            Body::SettleRefund(command) => self.decide_settle_refund(command),
            Body::Archive(command) => self.decide_archive(now, command),
            Body::LookupOrders(command) => self.decide_lookup_orders(now, command),
            Body::Restore(command) => self.decide_restore(command),
            Body::RecordChargeback(command) => self.decide_record_chargeback(now, command),
            Body::HoldOrder(command) => self.decide_hold_order(command),
            Body::ReplaceUnits(command) => self.decide_replace_units(now, command),
            Body::OpenComplaint(command) => self.decide_open_complaint(command),
            Body::ResolveComplaint(command) => self.decide_resolve_complaint(command),
        }
    }

    /// Folds one event into the state. `None` if this state could not have produced it.
    // Inlined into the loop over a record's events, the place of everything that any event may touch would be worked out
    // and kept on the stack before the first: 350 instructions an order.
    #[inline(never)]
    pub(super) fn apply_event(&mut self, now: Time, event: &Event, answer: &mut Answer) -> Option<()> {
        match event {
            // Only the first record opens a shop, and replay reads that one apart.
            Event::ShopOpened(_) => None,
            Event::SessionOpened(event) => self.memory.open(&event.client),
            Event::SessionClosed(event) => self.memory.close(&event.client),
            Event::ChannelPut(event) => self.channels.put(&event.channel).then_some(()),
            Event::LevelPut(event) => self.apply_level_put(now, event),
            Event::PoolOpened(event) => self.apply_pool_opened(event),
            Event::ProductPut(event) => self.apply_product_put(event),
            Event::KeysImported(event) => self.apply_keys_imported(now, event, answer),
            Event::StockAdjusted(event) => self.apply_stock_adjusted(event),
            Event::ReusableKeyPut(event) => self.apply_reusable_key_put(event),
            Event::PriceBookPublished(event) => self.apply_price_book_published(event),
            Event::PlanPublished(event) => self.apply_plan_published(event),
            Event::CustomerRegistered(event) => self.apply_customer_registered(now, event),
            Event::InviterBound(event) => self.apply_inviter_bound(now, event),
            Event::LevelSet(event) => self.apply_level_set(event),
            Event::LevelGiven(event) => self.apply_level_given(now, event),
            Event::OrderPlaced(event) => self.apply_order_placed(now, event, answer),
            Event::OrderExpired(event) => self.apply_order_expired(event, answer),
            Event::OrderCancelled(event) => self.apply_order_cancelled(event),
            Event::OrderPaid(event) => self.apply_order_paid(event, answer),
            Event::StockReservedAgain(event) => self.apply_stock_reserved_again(event),
            Event::OrderHeld(event) => self.apply_order_held(event, answer),
            Event::LatePaymentCredited(event) => self.apply_late_payment_credited(event, answer),
            Event::HoldReleased(event) => self.apply_hold_released(event, answer),
            Event::OrderDelivered(event) => self.apply_order_delivered(now, event, answer),
            Event::CommissionAccrued(event) => self.apply_commission_accrued(now, event),
            Event::OrderCompleted(event) => self.apply_order_completed(now, event, answer),
            Event::CommissionVested(event) => self.apply_commission_vested(event, answer),
            Event::OrderRefunded(event) => self.apply_order_refunded(event, answer),
            Event::CommissionReversed(event) => self.apply_commission_reversed(event),
            Event::KeysRevealed(event) => self.apply_keys_revealed(event, answer),
            Event::WithdrawalRequested(event) => self.apply_withdrawal_requested(now, event, answer),
            Event::PeriodClosed(event) => self.apply_period_closed(event, answer),
            Event::PeriodPaid(event) => self.apply_period_paid(event, answer),
            // It changes nothing; the host is told.
            Event::MarginWarned(_) => Some(()),
            Event::ChainMoved(event) => self.apply_chain_moved(now, event),
            Event::BrushingFound(event) => self.apply_brushing_found(event),
            Event::SubShopPut(event) => self.apply_sub_shop_put(event),
            Event::SoldThrough(event) => self.apply_sold_through(event),
            Event::PartnersPaid(event) => self.apply_partners_paid(event),
            Event::PartnersReversed(event) => self.apply_partners_reversed(event),
            Event::SupplierSettled(event) => self.apply_supplier_settled(now, event, answer),
            Event::WithdrawalApproved(event) => self.apply_withdrawal_approved(event, answer),
            Event::WithdrawalSettled(event) => self.apply_withdrawal_settled(event, answer),
            Event::KeysExpired(event) => self.apply_keys_expired(event, answer),
            Event::UnitsDelivered(event) => self.apply_units_delivered(now, event, answer),
            Event::ParcelSent(event) => self.apply_parcel_sent(now, event),
            Event::ParcelArrived(event) => self.apply_parcel_arrived(now, event),
            Event::ContentDownloaded(event) => self.apply_content_downloaded(event),
            Event::ContentReissued(event) => self.apply_content_reissued(event),
            Event::MembershipGranted(event) => self.apply_membership_granted(now, event),
            Event::MembershipTakenBack(event) => self.apply_membership_taken_back(now, event),
            Event::MembershipEnded(event) => self.apply_membership_ended(event, answer),
            Event::AnswersErased(event) => self.apply_answers_erased(event),
            Event::StockAllotted(event) => self.apply_stock_allotted(event, answer),
            Event::UnitsShort(event) => self.apply_units_short(event),
            Event::DeliveryFailed(event) => self.apply_delivery_failed(now, event),
            Event::DeliveryRetryDue(event) => self.apply_delivery_retry_due(event, answer),
            Event::BackorderOverdue(event) => self.apply_backorder_overdue(event, answer),
            Event::PoolConfigured(event) => self.apply_pool_configured(event),
            Event::BatchQuarantined(event) => self.apply_batch_quarantined(event, answer),
            Event::BatchReleased(event) => self.apply_batch_released(event, answer),
            Event::KeysExported(event) => self.apply_keys_exported(event, answer),
            Event::QuotasPut(event) => self.apply_quotas_put(event),
            Event::StockAlertPut(event) => self.apply_stock_alert_put(event),
            Event::StockAlerted(event) => self.apply_stock_alerted(event),
            Event::CustomerMoved(event) => self.apply_customer_moved(now, event, answer),
            Event::CustomersMerged(event) => self.apply_customers_merged(now, event),
            Event::CustomersUnmerged(event) => self.apply_customers_unmerged(event),
            Event::IdentityLinked(event) => self.apply_identity_linked(event),
            Event::ConsentSet(event) => self.apply_consent_set(now, event),
            Event::CustomerErased(event) => self.apply_customer_erased(event),
            Event::StandingSet(event) => self.apply_standing_set(now, event),
            Event::CustomerPlaced(event) => self.apply_customer_placed(event),
            Event::TouchRecorded(event) => self.apply_touch_recorded(now, event),
            Event::PlacementTreeOpened(event) => self.apply_placement_tree_opened(event),
            Event::LevelsReviewed(event) => self.apply_levels_reviewed(now, event, answer),
            Event::PartPaid(event) => self.apply_part_paid(event, answer),
            Event::MoneySpared(event) => self.apply_money_spared(event, answer),
            Event::PartsSpared(event) => self.apply_parts_spared(event),
            Event::PaidFromWallet(event) => self.apply_paid_from_wallet(event, answer),
            Event::WalletToppedUp(event) => self.apply_wallet_topped_up(event, answer),
            Event::WalletAdjusted(event) => self.apply_wallet_adjusted(event, answer),
            Event::PaymentReturned(event) => self.apply_payment_returned(event, answer),
            Event::RefundSettled(event) => self.apply_refund_settled(event),
            Event::ChargedBack(event) => self.apply_charged_back(event, answer),
            Event::OrderInReview(event) => self.apply_order_in_review(event, answer),
            Event::CostIncurred(event) => self.apply_cost_incurred(event),
            Event::UnitsReplaced(event) => self.apply_units_replaced(event, answer),
            Event::ComplaintOpened(event) => self.apply_complaint_opened(now, event),
            Event::ComplaintOverdue(event) => self.apply_complaint_overdue(event, answer),
            Event::ComplaintResolved(event) => self.apply_complaint_resolved(now, event),
            Event::OrdersArchived(event) => self.apply_orders_archived(now, event, answer),
            Event::OrderMadeFindable(event) => self.apply_order_made_findable(event),
            Event::LookupFailed(event) => self.apply_lookup_failed(now, event, answer),
            Event::OrderRestored(event) => self.apply_order_restored(event),
            Event::OriginNoted(event) => self.apply_origin_noted(event),
            Event::StockHeld(event) => self.apply_stock_held(now, event, answer),
            Event::ReservationResized(event) => self.apply_reservation_resized(event, answer),
            Event::ReservationExtended(event) => self.apply_reservation_extended(event, answer),
            Event::ReservationEnded(event) => self.apply_reservation_ended(event, answer),
            Event::ReservationDrawn(event) => self.apply_reservation_drawn(event),
            Event::OrderResized(event) => self.apply_order_resized(event, answer),
            Event::OrderExtended(event) => self.apply_order_extended(now, event, answer),
            Event::SalePut(event) => self.apply_sale_put(event),
            Event::TemplatesPut(event) => self.apply_templates_put(event),
            Event::GiftPrepared(event) => self.apply_gift_prepared(event),
            Event::GiftMissed(event) => self.apply_gift_missed(event, answer),
            Event::GiftClaimed(event) => self.apply_gift_claimed(event, answer),
            Event::GiftLapsed(event) => self.apply_gift_lapsed(event, answer),
            Event::RestockSubscribed(event) => self.apply_restock_subscribed(event),
            Event::RestockUnsubscribed(event) => self.apply_restock_unsubscribed(event),
            Event::RestockTold(event) => self.apply_restock_told(event),
            Event::ListingPut(event) => self.apply_listing_put(event),
            Event::ProductReviewed(event) => self.apply_product_reviewed(event),
        }
    }

    /// The answer to a command that had nothing to do: a tick before its time, a payment notice that came again.
    pub(super) fn answer_of_nothing(&self, now: Time, body: &Body) -> Answer {
        match body {
            // A tick with a limit of nothing leaves things due.
            Body::Tick(_) => {
                let more = self.next_deadline().is_some_and(|due| due <= now);
                Answer::Ticked(Ticked { more, ..Ticked::default() })
            }
            Body::RecordPayment(command) if self.is_archived(&command.order) => {
                Answer::InArchive(Box::new(InArchive { order: command.order.clone(), was: Vec::new() }))
            }
            Body::RecordPayment(command) => self.answer_of_payment(command).unwrap_or(Answer::Done),
            Body::LookupOrders(command) => self.answer_of_lookup(command),
            Body::Archive(_) => Answer::Archived { archived: 0, stay: 0, more: false },
            Body::TopUpWallet(command) => self.answer_of_top_up(command).unwrap_or(Answer::Done),
            Body::QuarantineBatch(command) => self.answer_of_quarantine(command).unwrap_or(Answer::Done),
            _ => Answer::Done,
        }
    }
}
