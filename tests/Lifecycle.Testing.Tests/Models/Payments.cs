namespace Lifecycle.Testing.Tests;

public enum InvoiceStage
{
    Open,
    Approved,
    Settled,
}

public enum InvoiceTrigger
{
    Approve,
    Pay,
}

/// <summary>What an invoice is for, and what was paid.</summary>
public sealed class Invoice
{
    public int Amount { get; init; }
}

public sealed record Payment(long Amount);

[Criterion("INV-02", "The payment covers the amount")]
public sealed class IsPaidInFull : EntryCriterion<Invoice>
{
    protected override CriterionResult Evaluate(CriterionContext<Invoice> context) =>
        context.Payload is Payment payment && payment.Amount >= context.Subject.Amount
            ? CriterionResult.Met()
            : CriterionResult.Unmet("It is less than the amount.");
}

/// <summary>A lifecycle with a limit on the subject, and one between subject and payload.</summary>
public sealed class InvoiceLifecycle : LifecycleDefinition<InvoiceStage, InvoiceTrigger, Invoice>
{
    public const int Limit = 4711;

    protected override void Define(LifecycleBuilder<InvoiceStage, InvoiceTrigger, Invoice> lifecycle)
    {
        lifecycle.StartsIn(InvoiceStage.Open);
        lifecycle.Trigger(InvoiceTrigger.Pay).Carries<Payment>();
        lifecycle.Stage(InvoiceStage.Open).On(InvoiceTrigger.Approve).GoTo(InvoiceStage.Approved);
        lifecycle.Stage(InvoiceStage.Approved)
            .Requires("INV-01", invoice => invoice.Amount > Limit, "It is too small to need approval.")
            .On(InvoiceTrigger.Pay).Requires<IsPaidInFull>().GoTo(InvoiceStage.Settled);
        lifecycle.Stage(InvoiceStage.Settled).IsTerminal();
    }
}

/// <summary>A hand-written invoice, whose limits can be wrong.</summary>
public sealed class HandWrittenInvoice(Invoice invoice)
{
    public InvoiceStage Stage { get; private set; }

    public Func<int, bool> NeedsApproval { get; init; } = amount => amount > InvoiceLifecycle.Limit;

    public Func<long, long, bool> IsSettled { get; init; } = (paid, amount) => paid >= amount;

    public bool Fire(InvoiceTrigger trigger, object? payload)
    {
        switch (Stage, trigger)
        {
            case (InvoiceStage.Open, InvoiceTrigger.Approve) when NeedsApproval(invoice.Amount):
                Stage = InvoiceStage.Approved;
                return true;
            case (InvoiceStage.Approved, InvoiceTrigger.Pay)
                when IsSettled(((Payment)payload!).Amount, invoice.Amount):
                Stage = InvoiceStage.Settled;
                return true;
            default:
                return false;
        }
    }
}
