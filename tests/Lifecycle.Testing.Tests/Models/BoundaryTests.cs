namespace Lifecycle.Testing.Tests;

public class BoundaryTests
{
    private static readonly InvoiceLifecycle Invoices = new();

    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, 20)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void An_off_by_one_guard_on_the_subject_is_found_and_shrunk_to_the_boundary(int seed)
    {
        var thrown = Assert.Throws<LifecycleModelException>(() => Check(
            invoice => new HandWrittenInvoice(invoice) { NeedsApproval = amount => amount >= InvoiceLifecycle.Limit },
            seed));

        Assert.Equal(
            $"""
            The system does not behave as InvoiceLifecycle defines. A minimal sequence that shows it:
              The subject is Invoice {"{"} Amount = 4711 {"}"}.
              1. Approve: expected a refusal in Open; it accepted the trigger and is in Approved.
            Reproduce it with seed {seed}.
            """,
            thrown.Message,
            ignoreLineEndingDifferences: true);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void An_off_by_one_guard_in_the_other_direction_is_found(int seed)
    {
        var thrown = Assert.Throws<LifecycleModelException>(() => Check(
            invoice => new HandWrittenInvoice(invoice)
            {
                NeedsApproval = amount => amount > InvoiceLifecycle.Limit + 1,
            },
            seed));

        Assert.Contains("Amount = 4712 }", thrown.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void An_off_by_one_comparison_of_payload_and_subject_is_found_and_both_are_shrunk(int seed)
    {
        var thrown = Assert.Throws<LifecycleModelException>(() => Check(
            invoice => new HandWrittenInvoice(invoice) { IsSettled = (paid, amount) => paid > amount },
            seed));

        Assert.Equal(
            [
                "  The subject is Invoice { Amount = 4712 }.",
                "  1. Approve: Open to Approved",
                "  2. Pay with Payment { Amount = 4712 }: expected the system in Settled; it refused the trigger and "
                    + "is in Approved.",
            ],
            thrown.Message.Split('\n')[1..^1]);
    }

    [Fact]
    public void A_system_with_the_right_limits_passes() =>
        Check(invoice => new HandWrittenInvoice(invoice), seed: 1);

    [Fact]
    public void A_seed_draws_the_same_subjects_and_payloads()
    {
        Assert.Equal(Drawn(5), Drawn(5));
        Assert.NotEqual(Drawn(5), Drawn(6));

        static string Drawn(int seed)
        {
            var drawn = new List<string>();
            LifecycleModel.Check(
                Invoices,
                draw => new Invoice { Amount = draw.Number(0, 1_000_000) },
                invoice =>
                {
                    var system = new HandWrittenInvoice(invoice);
                    drawn.Add($"{invoice.Amount}");
                    return SystemUnderTest.Of<InvoiceStage, InvoiceTrigger>(() => system.Stage, (trigger, payload) =>
                    {
                        drawn.Add($"{trigger} {payload}");
                        return system.Fire(trigger, payload);
                    });
                },
                new() { Seed = seed, Sequences = 20 },
                PaymentOf);
            return string.Join('\n', drawn);
        }
    }

    [Fact]
    public void A_subject_made_from_the_seed_alone_is_the_same_for_the_lifecycle_and_the_system()
    {
        var made = new List<int>();

        LifecycleModel.Check(
            Invoices,
            draw =>
            {
                made.Add(draw.Seed);
                return new Invoice { Amount = new Random(draw.Seed).Next(10_000) };
            },
            invoice => UnderTest(new HandWrittenInvoice(invoice)));

        Assert.All(made.Chunk(2), pair => Assert.Equal(pair[0], pair[1]));
        Assert.True(made.Distinct().Count() > 150);
    }

    private static void Check(Func<Invoice, HandWrittenInvoice> create, int seed) => LifecycleModel.Check(
        Invoices,
        draw => new Invoice { Amount = draw.Number(0, 1_000_000) },
        invoice => UnderTest(create(invoice)),
        new() { Seed = seed },
        PaymentOf);

    private static ISystemUnderTest<InvoiceStage, InvoiceTrigger> UnderTest(HandWrittenInvoice invoice) =>
        SystemUnderTest.Of<InvoiceStage, InvoiceTrigger>(() => invoice.Stage, invoice.Fire);

    private static Payment? PaymentOf(InvoiceTrigger trigger, Draw draw) =>
        trigger == InvoiceTrigger.Pay ? new(draw.Number(1L, 2_000_000)) : null;
}
