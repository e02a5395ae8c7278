namespace Lifecycle.Analyzers.Tests.Usage.CorrectCode;

/// <summary>Code that runs after an exception, or throws none.</summary>
public class ExceptionalPathTests
{
    private const string Jobs = """
        public class Job(bool fails)
        {
            private readonly Held _held = Shelf.Lifecycle.Start(new());
            private bool _done;

            public async Task WorkAsync()
            {
                try { await SaveAsync(); await _held.FireAsync(Submit); _done = true; }
                finally { if (!_done) await RollBackAsync(); }
            }

            public async Task WorkOnAndFailAsync()
            {
                await WorkAsync();
                throw new NotSupportedException();
            }

            private async Task RollBackAsync() => await _held.FireAsync(Edit);
            private Task SaveAsync() => fails ? throw new System.IO.IOException() : Task.CompletedTask;
        }
        """;

    [Theory]
    [InlineData("try { await new Job(flag).WorkAsync(); } catch (System.IO.IOException) { }")]
    [InlineData(
        "try { await new Job(flag).WorkOnAndFailAsync(); } catch (System.IO.IOException) { } "
            + "catch (NotSupportedException) { }")]
    [InlineData(
        "try { try { Save(flag); await draft.FireAsync(Submit); } "
            + "finally { if (draft.Stage == Review) Console.WriteLine(1); } } catch (System.IO.IOException) { }")]
    [InlineData(
        "try { try { Save(flag); await draft.FireAsync(Submit); } "
            + "finally { if (draft.Stage == Draft) await RollBack(); } } catch (System.IO.IOException) { } "
            + "async Task RollBack() => await draft.FireAsync(Edit);")]
    [InlineData(
        "try { try { Save(flag); await draft.FireAsync(Submit); } finally { try { Console.WriteLine(); } finally { "
            + "if (draft.Stage == Review) Console.WriteLine(1); "
            + "if ({|LFC1007:draft.Stage == Withdrawn|}) Console.WriteLine(2); } } } "
            + "catch (System.IO.IOException) { }")]
    public Task What_is_found_in_a_finally_block_holds_after_an_exception_too(string statements) =>
        Correct.VerifyAsync(
            statements,
            "private static void Save(bool fails) { if (fails) throw new System.IO.IOException(); }",
            Jobs);

    [Theory]
    [InlineData(
        "try { try { Save(flag); await draft.FireAsync(Submit); } finally { await GiveUp(); } } "
            + "catch (System.IO.IOException) { if (draft.Stage == Withdrawn) Console.WriteLine(); } "
            + "async Task GiveUp() { if (draft.Stage == Draft) await draft.FireAsync(Withdraw); }")]
    [InlineData(
        "try { using var leaving = new Leaving(draft); Save(flag); await draft.FireAsync(Submit); } "
            + "catch (System.IO.IOException) { if (draft.Stage == Withdrawn) Console.WriteLine(); }")]
    public Task A_handler_finds_what_a_finally_block_has_left(string statements) =>
        Correct.VerifyAsync(
            statements,
            "private static void Save(bool fails) { if (fails) throw new System.IO.IOException(); }",
            """
            public sealed class Leaving(Held held) : IDisposable
            {
                public void Dispose()
                {
                    if (held.Stage == Draft)
                        held.FireAsync(Withdraw).AsTask().Wait();
                }
            }
            """);

    [Fact]
    public Task A_refusal_that_is_caught_where_it_happens_ends_no_caller() =>
        Correct.VerifyAsync(
            "try { await TryIt(); } catch (NotSupportedException) { } "
                + "async Task TryIt() { try { await draft.FireAsync(Publish); } "
                + "catch (TransitionNotPermittedException) { } throw new NotSupportedException(); }");

    [Theory]
    [InlineData(
        "try { Save(flag); await draft.FireAsync(Submit); } finally { Look(); } "
            + "await {|LFC1001:draft.FireAsync(Publish)|};")]
    [InlineData(
        "try { Save(flag); } finally { await {|LFC1001:PublishIt()|}; } "
            + "async Task PublishIt() => await draft.FireAsync(Publish);")]
    public Task What_holds_with_and_without_an_exception_is_reported(string statements) =>
        Correct.VerifyAsync(
            statements,
            """
            private static void Save(bool fails) => Console.WriteLine(fails);
            private static void Look() => Console.WriteLine("looking");
            """);

    [Fact]
    public Task A_fire_whose_exceptions_are_suppressed_throws_none() =>
        Correct.VerifyAsync(
            "await ((Task)draft.FireAsync(Publish).AsTask()).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing); "
                + "await draft.FireAsync(Submit);");

    [Theory]
    [InlineData("await ((Task)draft.FireAsync(Publish).AsTask()).ConfigureAwait(ConfigureAwaitOptions.ForceYielding)")]
    [InlineData("await ((Task)draft.FireAsync(Publish).AsTask()).ConfigureAwait(ConfigureAwaitOptions.None)")]
    public Task A_fire_whose_exceptions_are_not_suppressed_throws(string fire) =>
        Correct.VerifyAsync(fire.Replace("draft.FireAsync(Publish)", "{|LFC1001:draft.FireAsync(Publish)|}") + ";");

    [Theory]
    [InlineData(
        "var (name, reader) = (flag ? \"a\" : \"b\", Reader()); "
            + "if (name == \"a\") await draft.FireAsync(Submit); else reader.Skip(); "
            + "if (name != \"a\") await draft.FireAsync(Edit);")]
    [InlineData(
        "if (any.Stage == Draft) _ = FailAsync(); if (any.Stage == Draft) await any.FireAsync(Submit);")]
    [InlineData(
        "if (any.Stage == Draft) _ = FailLaterAsync(); if (any.Stage == Draft) await any.FireAsync(Submit);")]
    public Task A_call_returns_whatever_its_name_is_and_whatever_its_task_throws(string statements) =>
        Correct.VerifyAsync(
            statements,
            """
            private static System.Xml.XmlReader Reader() =>
                System.Xml.XmlReader.Create(new System.IO.StringReader("<a/>"));
            private static Task FailAsync() => FailLaterAsync();
            private static async Task FailLaterAsync() { await Task.Yield(); throw new InvalidOperationException(); }
            """);

    [Theory]
    [InlineData(
        "await Catch(() => PublishIt()); async Task PublishIt() { var it = Shelf.Lifecycle.Start(new()); "
            + "await it.FireAsync(Publish); }")]
    [InlineData(
        "try { await PublishIt(); } catch (TransitionNotPermittedException) { } async Task PublishIt() { "
            + "var it = Shelf.Lifecycle.Start(new()); await it.FireAsync(Publish); }")]
    [InlineData(
        "try { await Both(); } catch (TransitionNotPermittedException) { } async Task Both() => await PublishIt(); "
            + "async Task PublishIt() { var it = Shelf.Lifecycle.Start(new()); await it.FireAsync(Publish); }")]
    [InlineData(
        "await Expect(PublishIt()); async Task PublishIt() { var it = Shelf.Lifecycle.Start(new()); "
            + "await it.FireAsync(Publish); }")]
    [InlineData(
        "var task = PublishIt(); try { await task; } catch (TransitionNotPermittedException) { } "
            + "async Task PublishIt() { var it = Shelf.Lifecycle.Start(new()); await it.FireAsync(Publish); }")]
    public Task A_refusal_in_a_local_function_may_be_expected_where_it_is_called(string statements) =>
        Correct.VerifyAsync(
            statements,
            """
            private static async Task Catch(Func<Task> act) { try { await act(); } catch (Exception) { } }
            private static async Task Expect(Task task) { try { await task; } catch (Exception) { } }
            """);
}
