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

    [Fact]
    public Task A_static_field_is_written_by_the_constructor_of_another_type() =>
        Correct.VerifyAsync(
            "await Latest.WorkAsync();",
            types: """
                public class Latest
                {
                    private static Held _latest = Shelf.Lifecycle.Start(new());

                    private static class Renewal
                    {
                        static Renewal() => _latest = Shelf.Lifecycle.Start(new());
                        internal static void Touch() { }
                    }

                    public static async Task WorkAsync()
                    {
                        await _latest.FireAsync(Submit);
                        Renewal.Touch();
                        await _latest.FireAsync(Withdraw);
                        _latest = Shelf.Lifecycle.Start(new());
                        await _latest.FireAsync(Submit);
                    }
                }
                """);

    [Theory]
    [InlineData("new Slot().Work(draft);")]
    [InlineData("new Slot().WorkOut(draft);")]
    [InlineData("new Slot().WorkBack(draft);")]
    [InlineData("Slot.WorkTwice(draft);")]
    public Task A_parameter_may_be_a_reference_to_a_field_or_to_another_parameter(string statements) =>
        Correct.VerifyAsync(
            statements,
            types: """
                public class Slot
                {
                    private Held _held = Shelf.Lifecycle.Resume(new(), Published);

                    public void Work(Held next) => Move(ref _held, next);
                    public void WorkOut(Held next) => MoveOut(out _held, next);
                    public void WorkBack(Held next) => MoveBack(ref _held, next);

                    public static void WorkTwice(Held next)
                    {
                        var held = Shelf.Lifecycle.Resume(new(), Published);
                        Join(ref held, ref held, next);
                    }

                    private void Move(ref Held slot, Held next)
                    {
                        if (_held.Stage != Published || next.Stage != Draft)
                            return;
                        slot = next;
                        _held.FireAsync(Submit).AsTask().GetAwaiter().GetResult();
                    }

                    private void MoveOut(out Held slot, Held next)
                    {
                        if (_held.Stage != Published || next.Stage != Draft)
                            throw new InvalidOperationException();
                        slot = next;
                        _held.FireAsync(Submit).AsTask().GetAwaiter().GetResult();
                    }

                    private void MoveBack(ref Held slot, Held next)
                    {
                        if (slot.Stage != Published || next.Stage != Draft)
                            return;
                        _held = next;
                        slot.FireAsync(Submit).AsTask().GetAwaiter().GetResult();
                    }

                    private static void Join(ref Held one, ref Held other, Held next)
                    {
                        if (other.Stage != Published || next.Stage != Draft)
                            return;
                        one = next;
                        other.FireAsync(Submit).AsTask().GetAwaiter().GetResult();
                    }
                }
                """);

    [Fact]
    public Task A_field_may_be_a_reference_to_another() =>
        Correct.VerifyAsync(
            "new Slot().Work(draft);",
            types: """
                public class Slot
                {
                    private Held _held = Shelf.Lifecycle.Resume(new(), Published);

                    public void Work(Held next) => new Window(ref _held).Move(this, next);

                    private ref struct Window(ref Held slot)
                    {
                        private ref Held _slot = ref slot;

                        public void Move(Slot around, Held next)
                        {
                            if (_slot.Stage != Published || next.Stage != Draft)
                                return;
                            around._held = next;
                            _slot.FireAsync(Submit).AsTask().GetAwaiter().GetResult();
                        }
                    }
                }
                """);

    [Fact]
    public Task A_reference_is_followed_until_something_is_written() =>
        Correct.VerifyAsync(
            "Held it = any; Move(ref it);",
            """
            private static void Move(ref Held slot)
            {
                if (slot.Stage != Published)
                    return;
                {|LFC1001:slot.FireAsync(Submit)|}.AsTask().GetAwaiter().GetResult();
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
    [InlineData("if ((draft.Stage, true) == (Draft, await SendAsync(draft))) await draft.FireAsync(Approve);")]
    [InlineData("if ((draft.Stage, true) != (Draft, await SendAsync(draft))) return; await draft.FireAsync(Approve);")]
    [InlineData("Ensure(any.Stage == Draft, any); await any.FireAsync(Approve);")]
    [InlineData("new Guard(any).Ensure(any.Stage == Draft); await any.FireAsync(Approve);")]
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

            private static void Ensure([System.Diagnostics.CodeAnalysis.DoesNotReturnIf(false)] bool holds, Held it)
            {
                if (!holds)
                    throw new InvalidOperationException();
                it.FireAsync(Submit).AsTask().GetAwaiter().GetResult();
            }

            private class Guard(Held it)
            {
                public virtual void Ensure([System.Diagnostics.CodeAnalysis.DoesNotReturnIf(false)] bool holds) =>
                    Desk.Ensure(holds, it);
            }
            """);
}
