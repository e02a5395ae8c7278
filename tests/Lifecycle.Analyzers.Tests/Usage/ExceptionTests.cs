namespace Lifecycle.Analyzers.Tests.Usage;

public class ExceptionTests
{
    [Theory]
    [InlineData("try { await {|LFC1001:draft.FireAsync(Publish)|}; } finally { Console.WriteLine(); }")]
    [InlineData("try { await {|LFC1001:draft.FireAsync(Publish)|}; } catch (System.IO.IOException) { }")]
    [InlineData(
        "try { await draft.FireAsync(Submit); } catch (LifecycleException) { return; } await "
            + "{|LFC1001:draft.FireAsync(Publish)|};")]
    [InlineData(
        "try { await draft.FireAsync(Submit); } finally { Console.WriteLine(); } await "
            + "{|LFC1001:draft.FireAsync(Publish)|};")]
    [InlineData(
        "try { await draft.FireAsync(Submit); } catch (Exception) { } await {|LFC1001:draft.FireAsync(Publish)|};")]
    [InlineData("using var stream = new System.IO.MemoryStream(); await {|LFC1001:draft.FireAsync(Publish)|};")]
    [InlineData(
        "await using var stream = new System.IO.MemoryStream(); await draft.FireAsync(Submit); await "
            + "{|LFC1001:draft.FireAsync(Publish)|};")]
    [InlineData("lock (this) { draft.FireAsync(Submit).AsTask().Wait(); } await {|LFC1001:draft.FireAsync(Publish)|};")]
    [InlineData(
        "try { await any.FireAsync(trigger); } catch (Exception) when (any.Stage == Draft) { await "
            + "{|LFC1001:any.FireAsync(Publish)|}; }")]
    [InlineData("try { await {|LFC1001:draft.FireAsync(Publish)|}; } catch (EntryRefusedException) { }")]
    [InlineData(
        "try { await draft.FireAsync(Submit); await {|LFC1001:draft.FireAsync(Publish)|}; } catch "
            + "(EntryRefusedException) "
            + "{ await draft.FireAsync(Approve); }")]
    [InlineData("try { Console.WriteLine(); } finally { await {|LFC1001:draft.FireAsync(Publish)|}; }")]
    [InlineData("try { await draft.FireAsync(Edit); } finally { await {|LFC1001:draft.FireAsync(Approve)|}; }")]
    public Task A_fire_without_a_handler_for_refusals_is_reported(string statements) =>
        Scenario.VerifyAsync(Articles.Method(statements), "LFC1001", Articles.Definition);

    [Theory]
    [InlineData("try { await draft.FireAsync(Publish); } catch (LifecycleException) { }")]
    [InlineData("try { await draft.FireAsync(Publish); } catch (TransitionNotPermittedException) { }")]
    [InlineData("try { await draft.FireAsync(Publish); } catch (Exception) { }")]
    [InlineData("try { await draft.FireAsync(Publish); } catch { }")]
    [InlineData(
        "try { try { await draft.FireAsync(Publish); } finally { Console.WriteLine(); } } catch (Exception exception) "
            + "when (flag) { Console.WriteLine(exception); }")]
    [InlineData(
        "try { await draft.FireAsync(Submit); await Task.Yield(); await draft.FireAsync(Approve); } catch (Exception) "
            + "{ await draft.FireAsync(Submit); }")]
    [InlineData("try { await draft.FireAsync(Submit); } catch (Exception) { } await draft.FireAsync(Submit);")]
    [InlineData(
        "try { await draft.FireAsync(Submit); } finally { if (draft.Stage == Draft) await draft.FireAsync(Withdraw); }"
    )]
    [InlineData("try { if (flag) return; await draft.FireAsync(Submit); } finally { await draft.FireAsync(Edit); }")]
    public Task A_fire_with_a_handler_for_refusals_is_not_reported(string statements) =>
        Scenario.VerifyAsync(Articles.Method(statements), "LFC1001", Articles.Definition);

    [Theory]
    [InlineData(
        "Func<Task> act = async () => await draft.FireAsync(Publish); try { await act(); } catch (Exception) { }")]
    [InlineData("await ThrowsAsync(async () => await draft.FireAsync(Publish));")]
    [InlineData("await ThrowsAsync(() => draft.FireAsync(Publish).AsTask());")]
    [InlineData("await ThrowsAsync(Act); async Task Act() => await draft.FireAsync(Publish);")]
    [InlineData(
        "try { await SubmitAndFail(draft); } catch (NotSupportedException) { await draft.FireAsync(Approve); }")]
    [InlineData("try { Fail(); await draft.FireAsync(Publish); } catch (NotSupportedException) { }")]
    public Task Deliberate_refusals_in_tests_are_not_reported(string statements) => Scenario.VerifyAsync(
        Articles.Method(statements + """
            static async Task SubmitAndFail(LifecycleInstance<Stage, Trigger, Article> it) { await
                it.FireAsync(Submit); throw new NotSupportedException(); }
            static async Task ThrowsAsync(Func<Task> act) { try { await act(); } catch (Exception) { } }
            [System.Diagnostics.CodeAnalysis.DoesNotReturn] static void Fail() => throw new NotSupportedException();
            """),
        "LFC1001",
        Articles.Definition);
}
