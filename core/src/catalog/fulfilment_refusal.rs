use crate::id::{FieldId, LevelId, VariantId};
use crate::refusal::refusals;
use crate::text::TextRefusal;
use alloc::string::String;

refusals! {
    /// Why the way in which a variant is to be fulfilled is refused.
    pub enum FulfilmentRefusal {
        /// A bundle of nothing, or of too much.
        PartCount { variant: VariantId, count: usize } = "bundle.part_count",
            "bundle `{variant}` has {count} parts; it must have 1 to 20";
        /// A part that is not in the catalogue.
        PartUnknown { variant: VariantId, part: VariantId } = "bundle.part_unknown",
            "bundle `{variant}` is made of `{part}`, which is not in the catalogue";
        /// The same part twice.
        PartTwice { variant: VariantId, part: VariantId } = "bundle.part_twice",
            "bundle `{variant}` names part `{part}` twice";
        /// A bundle in a bundle.
        Nested { variant: VariantId, part: VariantId } = "bundle.nested",
            "bundle `{variant}` is made of `{part}`, which is a bundle itself";
        /// No unit of a part, or too many.
        PartUnits { variant: VariantId, part: VariantId, units: u32 } = "bundle.part_units",
            "bundle `{variant}` has {units} of `{part}`; it must have 1 to 1000";
        /// Weights of the price on some parts only, or out of range.
        Shares { variant: VariantId } = "bundle.shares",
            "the parts of bundle `{variant}` must all have a share of 1 to 1000000, or none of them";
        /// A bundle with a stock of its own.
        BundleStock { variant: VariantId } = "bundle.stock",
            "bundle `{variant}` has no stock of its own; its stock must be `unlimited`";
        /// A variant that becomes a bundle, or a bundle that becomes another thing.
        BundleChanged { variant: VariantId } = "bundle.changed",
            "variant `{variant}` stays a bundle, or none, as it was first put";
        /// A parcel of something that is not counted.
        ShipmentStock { variant: VariantId } = "shipment.stock",
            "variant `{variant}` is shipped; its stock must be `counted`";
        /// No such level.
        LevelUnknown { variant: VariantId, level: LevelId } = "membership.level_unknown",
            "variant `{variant}` grants level `{level}`, which is not defined";
        /// A period out of range.
        BadPeriod { variant: VariantId } = "membership.bad_period",
            "the membership of variant `{variant}` must last 1 second to 36600 days";
        /// Limits of downloads out of range.
        BadContent { variant: VariantId } = "content.bad_limits",
            "the content of variant `{variant}` must allow 1 to 1000000 downloads for at least 1 second";
        /// A cap out of range.
        BadBackorder { variant: VariantId } = "backorder.bad_cap",
            "the cap of variant `{variant}` must be 1 to 1000000000 units";
        /// Something sold without stock that has no stock.
        BackorderStock { variant: VariantId } = "backorder.stock",
            "variant `{variant}` can be sold ahead of its stock only where that is counted or keys of a pool";
        /// More fields than are kept.
        TooManyFields { variant: VariantId, count: usize } = "form.too_many_fields",
            "the form of variant `{variant}` has {count} fields; at most 20 are kept";
        /// The same field twice.
        FieldTwice { variant: VariantId, field: FieldId } = "form.field_twice",
            "the form of variant `{variant}` has field `{field}` twice";
        /// A range that nothing fits.
        BadRange { variant: VariantId, field: FieldId } = "form.bad_range",
            "field `{field}` of variant `{variant}` has a range that no answer fits";
        /// Choices that cannot be chosen from.
        BadChoices { variant: VariantId, field: FieldId } = "form.bad_choices",
            "field `{field}` of variant `{variant}` must have 1 to 100 different choices";
        /// A label that is refused.
        Text { source: TextRefusal } = "form.bad_label", "{source}";
    }
}

refusals! {
    /// Why what a buyer answered is refused. It never repeats the answer.
    pub enum AnswerRefusal {
        /// Something that asks nothing, or is not bought.
        NotAsked { variant: VariantId } = "answer.not_asked", "variant `{variant}` of this order asks the buyer nothing";
        /// Answered two times.
        Twice { variant: VariantId } = "answer.twice", "the form of variant `{variant}` is answered twice";
        /// A field that the form does not have.
        FieldUnknown { variant: VariantId, field: FieldId } = "answer.field_unknown",
            "the form of variant `{variant}` has no field `{field}`";
        /// The same field twice.
        FieldTwice { variant: VariantId, field: FieldId } = "answer.field_twice",
            "field `{field}` of variant `{variant}` is answered twice";
        /// A field that must be answered.
        Missing { variant: VariantId, field: FieldId } = "answer.missing",
            "field `{field}` of variant `{variant}` must be answered";
        /// An answer that does not fit.
        Wrong { variant: VariantId, field: FieldId, rule: String } = "answer.wrong",
            "field `{field}` of variant `{variant}`: {rule}";
    }
}
