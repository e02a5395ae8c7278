using Lifecycle.Analyzers.Tests.Usage.CorrectCode;

namespace Lifecycle.Analyzers.Tests.Usage;

/// <summary>Local functions that capture an instance: it moves where they are called.</summary>
public class LocalFunctionTests
{
    private const string Waiting = "private static Task Later() => Task.Delay(1);";

    [Theory]
    [InlineData(
        "await SubmitIt(); await {|LFC1001:draft.FireAsync(Publish)|}; async Task SubmitIt() => await "
            + "draft.FireAsync(Submit);")]
    [InlineData("await {|LFC1001:PublishIt()|}; async Task PublishIt() => await draft.FireAsync(Publish);")]
    [InlineData(
        "await SubmitIt(); await {|LFC1001:SubmitAndPublish(draft)|}; async Task SubmitIt() => await "
            + "draft.FireAsync(Submit); async Task SubmitAndPublish(Held it) => await it.FireAsync(Edit);")]
    [InlineData(
        "await Both(); await {|LFC1001:draft.FireAsync(Approve)|}; async Task Both() { await One(); await Two(); } "
            + "async "
            + "Task One() => await draft.FireAsync(Submit); async Task Two() => await draft.FireAsync(Approve);")]
    [InlineData(
        "Look(); await {|LFC1001:draft.FireAsync(Publish)|}; void Look() => Console.WriteLine(draft.Stage);")]
    [InlineData(
        "if (any.Stage != Draft) return; await SubmitIt(); await {|LFC1001:any.FireAsync(Publish)|}; async Task "
            + "SubmitIt() => await any.FireAsync(Submit);")]
    [InlineData(
        "if (flag) await SubmitIt(); else await WithdrawIt(); await {|LFC1001:draft.FireAsync(Edit)|}; async Task "
            + "SubmitIt() => await draft.FireAsync(Submit); async Task WithdrawIt() => await "
            + "draft.FireAsync(Withdraw);")]
    [InlineData(
        "await Later(); await {|LFC1001:draft.FireAsync(Publish)|}; async Task SubmitIt() => await "
            + "draft.FireAsync(Submit); await SubmitIt();")]
    public Task A_fire_that_the_effect_of_a_local_function_rules_out_is_reported(string statements) =>
        Correct.VerifyAsync(statements, Waiting);

    [Theory]
    [InlineData(
        "await SubmitIt(); await draft.FireAsync(Approve); async Task SubmitIt() => await draft.FireAsync(Submit);")]
    [InlineData(
        "await Both(); await draft.FireAsync(Publish); async Task Both() { await One(); await Two(); } async Task "
            + "One() "
            + "=> await draft.FireAsync(Submit); async Task Two() => await draft.FireAsync(Approve);")]
    [InlineData(
        "Func<Task> act = SubmitIt; await act(); await draft.FireAsync(Approve); async Task SubmitIt() => await "
            + "draft.FireAsync(Submit);")]
    [InlineData(
        "Func<Task> act = async () => await SubmitIt(); await act(); await draft.FireAsync(Approve); async Task "
            + "SubmitIt() => await draft.FireAsync(Submit);")]
    [InlineData(
        "await Task.Run(Outer); await draft.FireAsync(Approve); async Task Outer() => await SubmitIt(); async Task "
            + "SubmitIt() => await draft.FireAsync(Submit);")]
    [InlineData(
        "var begin = new TaskCompletionSource(); var end = new TaskCompletionSource(); var task = SubmitIt(); "
            + "begin.SetResult(); await end.Task; await draft.FireAsync(Approve); await task; async Task SubmitIt() { "
            + "await begin.Task; await draft.FireAsync(Submit); end.SetResult(); }")]
    [InlineData(
        "SubmitIt(); while (draft.Stage == Draft) Thread.Sleep(1); await draft.FireAsync(Approve); async void "
            + "SubmitIt() { await Task.Yield(); await draft.FireAsync(Submit); }")]
    [InlineData(
        "foreach (var at in Steps()) Console.WriteLine(at); await draft.FireAsync(Approve); IEnumerable<Stage> Steps() "
            + "{ draft.FireAsync(Submit).AsTask().Wait(); yield return draft.Stage; }")]
    [InlineData(
        "Replace(); await draft.FireAsync(Approve); void Replace() => draft = Shelf.Lifecycle.Resume(new(), Review);")]
    [InlineData(
        "await Recurse(1); await draft.FireAsync(Publish); async Task Recurse(int depth) { await "
            + "draft.FireAsync(depth == 1 ? Submit : Approve); if (depth == 1) await Recurse(0); }")]
    [InlineData(
        "await Move(draft); async Task Move(Held same) { await same.FireAsync(Submit); await draft.FireAsync(Approve); "
            + "}")]
    [InlineData(
        "await Maybe(); if (draft.Stage == Draft) await draft.FireAsync(Submit); await draft.FireAsync(Approve); async "
            + "Task Maybe() { if (flag) await draft.FireAsync(Submit); }")]
    [InlineData(
        "try { await Fails(); } catch (InvalidOperationException) { await draft.FireAsync(Approve); } async Task "
            + "Fails() { await draft.FireAsync(Submit); throw new InvalidOperationException(); }")]
    [InlineData(
        "await Outer(); await draft.FireAsync(Approve); async Task Outer() { await Inner(); async Task Inner() => "
            + "await "
            + "draft.FireAsync(Submit); }")]
    [InlineData(
        "Act(); await draft.FireAsync(Approve); void Act() { Action act = () => "
            + "draft.FireAsync(Submit).AsTask().Wait(); "
            + "act(); }")]
    public Task A_fire_that_the_effect_of_a_local_function_allows_is_not_reported(string statements) =>
        Correct.VerifyAsync(statements, Waiting);

    [Theory]
    [InlineData(
        "_ = new Office().Next;",
        "public Stage Next { get { var it = Shelf.Lifecycle.Start(new()); {|LFC1001:Send(it)|}; return it.Stage; "
            + "static void Send(Held it) => it.FireAsync(Publish).GetAwaiter().GetResult(); } }")]
    [InlineData(
        "_ = new Office();",
        "public Office() { var it = Shelf.Lifecycle.Start(new()); {|LFC1001:Send(it)|}; "
            + "static void Send(Held it) => it.FireAsync(Publish).GetAwaiter().GetResult(); }")]
    [InlineData(
        "new Office().Send();",
        "public void Send() { Outer(); static void Outer() { var it = Shelf.Lifecycle.Start(new()); "
            + "{|LFC1001:Inner(it)|}; static void Inner(Held it) => it.FireAsync(Publish).GetAwaiter().GetResult(); "
            + "} }")]
    public Task A_local_function_is_read_in_accessors_constructors_and_local_functions(
        string statements, string member) =>
        Correct.VerifyAsync(statements, types: $"public class Office {{ {member} }}");
}
