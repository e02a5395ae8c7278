using Lifecycle.Analyzers.Tests.Usage.CorrectCode;

namespace Lifecycle.Analyzers.Tests.Usage;

/// <summary>Methods of the same type that move the instance in a field.</summary>
public class OwnMethodTests
{
    private const string Others = """
        private readonly Held _own = Shelf.Lifecycle.Start(new());

        private static readonly Held s_own = Shelf.Lifecycle.Start(new());

        public Desk? Peer { get; set; }

        private async Task SubmitAsync() => await _own.FireAsync(Submit);

        private Task SubmitLaterAsync() => SubmitAsync();

        private async Task PublishAsync() => await _own.FireAsync(Publish);

        private async Task EitherAsync(bool flag)
        {
            if (flag)
                await SubmitAsync();
            else
                await _own.FireAsync(Withdraw);
        }

        private async Task SubmitAndWaitAsync()
        {
            await _own.FireAsync(Submit);
            await Task.Delay(1);
            if (Peer is null)
                await _own.FireAsync(Approve);
        }

        private void Look() => Console.WriteLine(_own.Stage);

        private void Notify() => Changed?.Invoke();

        private event Action? Changed;

        private async Task ResetAsync()
        {
            await _own.FireAsync(Submit);
            await Kept.FireAsync(Submit);
            Kept = Shelf.Lifecycle.Start(new());
        }

        private static async Task SubmitStaticAsync() => await s_own.FireAsync(Submit);

        protected virtual async Task HookAsync() => await _own.FireAsync(Submit);

        private Task RunHookAsync() => HookAsync();

        private async Task MoveAsync(Held article)
        {
            await article.FireAsync(Submit);
            await _own.FireAsync(Approve);
        }
        """;

    [Theory]
    [InlineData("if (_own.Stage != Draft) return; await SubmitAsync(); await {|LFC1001:_own.FireAsync(Publish)|};")]
    [InlineData("if (_own.Stage == Draft) { await SubmitLaterAsync(); await {|LFC1001:_own.FireAsync(Publish)|}; }")]
    [InlineData("await _own.FireAsync(Submit); await {|LFC1001:PublishAsync()|};")]
    [InlineData("await _own.FireAsync(Submit); await {|LFC1001:this.PublishAsync()|}.ConfigureAwait(false);")]
    [InlineData("await SubmitAsync(); await {|LFC1001:_own.FireAsync(Publish)|};")]
    [InlineData("await EitherAsync(flag); await {|LFC1001:_own.FireAsync(Edit)|};")]
    [InlineData("if (_own.Stage != Draft) return; Look(); await {|LFC1001:_own.FireAsync(Publish)|};")]
    [InlineData(
        "if (s_own.Stage != Draft) return; await SubmitStaticAsync(); await {|LFC1001:s_own.FireAsync(Publish)|};")]
    public Task A_fire_that_an_own_method_rules_out_is_reported(string statements) =>
        Correct.VerifyAsync(statements, Others);

    [Theory]
    [InlineData("await SubmitAsync(); await _own.FireAsync(Approve); await PublishAsync();")]
    [InlineData("if (_own.Stage != Draft) return; await SubmitLaterAsync(); await _own.FireAsync(Approve);")]
    [InlineData("await SubmitAndWaitAsync(); await PublishAsync();")]
    [InlineData(
        "Changed += () => _own.FireAsync(Submit).AsTask().Wait(); if (_own.Stage != Draft) return; Notify(); await "
            + "_own.FireAsync(Approve);")]
    [InlineData("if (Kept.Stage == Draft) { await ResetAsync(); await Kept.FireAsync(Submit); }")]
    [InlineData("if (_own.Stage != Draft) return; await RunHookAsync(); await _own.FireAsync(Approve);")]
    [InlineData(
        "if (_own.Stage != Draft) return; var task = SubmitAsync(); await _own.FireAsync(Approve); await task;")]
    [InlineData(
        "Peer = this; if (_own.Stage != Draft) return; await Peer.SubmitAsync(); await _own.FireAsync(Approve);")]
    [InlineData("if (_own.Stage == Draft) await MoveAsync(_own);")]
    [InlineData("if (_own.Stage == Draft) { var same = _own; await MoveAsync(same); await same.FireAsync(Publish); }")]
    [InlineData("if (_own.Stage == Draft) await EitherAsync(flag); if (flag) await _own.FireAsync(Approve);")]
    [InlineData("if (s_own.Stage != Draft) return; await SubmitStaticAsync(); await s_own.FireAsync(Approve);")]
    [InlineData("try { await PublishAsync(); } catch (LifecycleException) { await SubmitAsync(); }")]
    public Task A_fire_that_an_own_method_allows_is_not_reported(string statements) =>
        Correct.VerifyAsync(statements, Others, "public class HookedDesk : Desk { protected override async Task "
            + "HookAsync() { await base.HookAsync(); } }");
}
