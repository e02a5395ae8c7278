namespace Lifecycle.Analyzers.Tests.Usage.CorrectCode;

/// <summary>Variables that get another instance where no assignment to them is seen, and stages that are out of
/// date.</summary>
public class ChangingPlacesTests
{
    [Fact]
    public Task A_parameter_of_a_primary_constructor_is_a_field_that_other_methods_write() =>
        Correct.VerifyAsync(
            "await new Office(draft).WorkAsync(); await new Halves(Shelf.Lifecycle.Start(new())).WorkAsync(); "
                + "await new Switch(true).WorkAsync(Shelf.Lifecycle.Start(new()));",
            types: """
                public class Office(Held held)
                {
                    private void Renew() => held = Shelf.Lifecycle.Start(new());

                    public async Task WorkAsync()
                    {
                        await held.FireAsync(Submit);
                        Renew();
                        await held.FireAsync(Submit);
                    }
                }

                public partial class Halves(Held held)
                {
                    public async Task WorkAsync()
                    {
                        await held.FireAsync(Submit);
                        Renew();
                        await held.FireAsync(Submit);
                    }
                }

                public partial class Halves
                {
                    private void Renew() => held = Shelf.Lifecycle.Start(new());
                }

                public class Switch(bool open)
                {
                    private void Toggle() => open = !open;

                    public async Task WorkAsync(Held held)
                    {
                        if (held.Stage != Draft)
                            return;
                        if (open)
                            await held.FireAsync(Submit);
                        Toggle();
                        if (open)
                            await held.FireAsync(Submit);
                    }
                }
                """);

    [Fact]
    public Task A_parameter_of_a_primary_constructor_that_nothing_writes_keeps_its_instance() =>
        Correct.VerifyAsync(
            "await new Office(any).WorkAsync();",
            types: """
                public class Office(Held held)
                {
                    private void Look() => Console.WriteLine("looking");

                    public async Task WorkAsync()
                    {
                        if (held.Stage != Published)
                            return;

                        Look();
                        await {|LFC1001:held.FireAsync(Submit)|};
                    }
                }
                """);

    [Fact]
    public Task A_static_field_is_written_by_constructors_of_objects() =>
        Correct.VerifyAsync(
            "await Latest.WorkAsync();",
            types: """
                public class Latest
                {
                    private static Held _latest = Shelf.Lifecycle.Start(new());
                    public Latest() => _latest = Shelf.Lifecycle.Start(new());

                    public static async Task WorkAsync()
                    {
                        await _latest.FireAsync(Submit);
                        _ = new Latest();
                        await _latest.FireAsync(Withdraw);
                    }
                }
                """);

    [Theory]
    [InlineData("await new Slot().MoveAsync(null, draft);")]
    [InlineData("await new Slot().ReferAsync(draft);")]
    [InlineData("await new Place { Held = any }.MoveAsync(draft);")]
    public Task Another_object_may_be_this_one_and_a_reference_a_member(string statements) =>
        Correct.VerifyAsync(
            statements,
            types: """
                public class Slot
                {
                    private Held _held = Shelf.Lifecycle.Resume(new(), Published);
                    private ref Held Reference => ref _held;

                    public async Task MoveAsync(Slot? target, Held next)
                    {
                        target ??= this;
                        if (_held.Stage != Published || next.Stage != Draft)
                            return;
                        target._held = next;
                        await _held.FireAsync(Submit);
                    }

                    public async Task ReferAsync(Held next)
                    {
                        if (_held.Stage != Published || next.Stage != Draft)
                            return;
                        Reference = next;
                        await _held.FireAsync(Submit);
                    }
                }

                public struct Place
                {
                    public Held Held;

                    public Task MoveAsync(Held next)
                    {
                        if (Held.Stage != Published || next.Stage != Draft)
                            return Task.CompletedTask;
                        this = new() { Held = next };
                        return Held.FireAsync(Submit).AsTask();
                    }
                }
                """);

    [Theory]
    [InlineData("if ((draft.Stage, await SendAsync(draft)) is (Draft, true)) await draft.FireAsync(Approve);")]
    [InlineData(
        "var (stage, _) = (draft.Stage, await SendAsync(draft)); if (stage == Draft) await draft.FireAsync(Approve);")]
    [InlineData("Must(any.Stage == Draft, await SendAsync(any)); await any.FireAsync(Approve);")]
    public Task A_stage_that_is_read_before_a_move_is_out_of_date(string statements) =>
        Correct.VerifyAsync(
            statements,
            """
            private static async Task<bool> SendAsync(Held it)
            {
                if (it.Stage == Draft)
                    await it.FireAsync(Submit);
                return true;
            }

            private static void Must([System.Diagnostics.CodeAnalysis.DoesNotReturnIf(false)] bool holds, bool sent)
            {
                if (!holds)
                    throw new InvalidOperationException();
            }
            """);
}
