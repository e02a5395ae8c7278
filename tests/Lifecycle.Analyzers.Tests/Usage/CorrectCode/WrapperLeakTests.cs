namespace Lifecycle.Analyzers.Tests.Usage.CorrectCode;

/// <summary>An object with an instance may be called, and its instance fired, through something else.</summary>
public class WrapperLeakTests
{
    private const string Types = """
        public interface ISubmittable
        {
            Task SubmitAsync();
            bool Sent { get { SubmitAsync().Wait(); return true; } }
        }

        public class Bell
        {
            public static event Action? Always;
            public event Action? Rung;
            public void Ring() => Rung?.Invoke();
            public static void RingAlways() { Always?.Invoke(); Always = null; }
        }

        public class Session { public static Held? Current; }

        public class Paper : ISubmittable, IDisposable
        {
            private readonly Held _held = Shelf.Lifecycle.Start(new());
            public async Task SubmitAsync() => await _held.FireAsync(Submit);
            public async Task ApproveAsync() => await _held.FireAsync(Approve);
            public void Dispose() => _held.FireAsync(Submit).AsTask().Wait();
        }

        public class Rung
        {
            private readonly Held _held;
            public Rung(Bell bell) { _held = Shelf.Lifecycle.Start(new()); bell.Rung += OnRung; }
            private void OnRung() => _held.FireAsync(Submit).AsTask().Wait();
            public async Task ApproveAsync() => await _held.FireAsync(Approve);
        }

        public class Listening
        {
            private readonly Held _held = Shelf.Lifecycle.Start(new());
            public void Listen() => Bell.Always += () => Send();
            private void Send() => _held.FireAsync(Submit).AsTask().Wait();
            public async Task ApproveAsync() => await _held.FireAsync(Approve);
        }

        public class Polling
        {
            private readonly Held _held = Shelf.Lifecycle.Start(new());
            public Task Begun { get; }
            public Polling() => Begun = Task.Run(SendAsync);
            private async Task SendAsync() => await _held.FireAsync(Submit);
            public async Task ApproveAsync() => await _held.FireAsync(Approve);
        }

        public class Known
        {
            private readonly Held _held;
            public Known() { var held = Shelf.Lifecycle.Start(new()); Session.Current = held; _held = held; }
            public async Task ApproveAsync() => await _held.FireAsync(Approve);
        }

        public class Given
        {
            private readonly Held _held;
            public Given(Held? held = null) => _held = held ?? Shelf.Lifecycle.Start(new());
            public async Task ApproveAsync() => await _held.FireAsync(Approve);
        }

        public class Noted
        {
            private readonly Held _held;
            public Noted(Held held) { Session.Current = held; _held = held; }
            public async Task ApproveAsync() => await _held.FireAsync(Approve);
        }

        public class Copied
        {
            private readonly Held _held = Shelf.Lifecycle.Start(new());
            public Copied Copy() => (Copied)MemberwiseClone();
            public async Task SubmitAsync() => await _held.FireAsync(Submit);
            public async Task ApproveAsync() => await _held.FireAsync(Approve);
        }

        public static class Registering
        {
            public static void Register(this Registered it, Bell bell) => bell.Rung += () => it.SendAsync().Wait();
        }

        public class Registered
        {
            private readonly Held _held;
            public Registered(Bell bell) { _held = Shelf.Lifecycle.Start(new()); this.Register(bell); }
            public async Task SendAsync() => await _held.FireAsync(Submit);
            public async Task ApproveAsync() => await _held.FireAsync(Approve);
        }

        public class Reading
        {
            private readonly Held _held = Shelf.Lifecycle.Start(new());
            public bool MayApprove => May(Approve) && new[] { Approve }.All(each => May(each));
            private bool May(Trigger trigger) => _held.Permits(trigger);
            public async Task ApproveAsync() => await _held.FireAsync(Approve);
        }

        public class Eager
        {
            private readonly Held _held = Shelf.Lifecycle.Start(new());
            public bool Sent { get { Send(); return true; } }
            private void Send() => _held.FireAsync(Submit).AsTask().Wait();
            public async Task ApproveAsync() => await _held.FireAsync(Approve);
        }
        """;

    private const string Members = """
        private static async Task SendAsync(ISubmittable it) => await it.SubmitAsync();
        private static async Task SendAnyAsync<T>(T it) where T : ISubmittable => await it.SubmitAsync();
        private static void End(object it) { if (it is IDisposable ended) ended.Dispose(); }
        private static Task OtherAsync() => Session.Current!.FireAsync(Submit).AsTask();
        """;

    [Theory]
    [InlineData("var paper = new Paper(); await SendAsync(paper); await paper.ApproveAsync();")]
    [InlineData("var paper = new Paper(); await SendAnyAsync(paper); await paper.ApproveAsync();")]
    [InlineData(
        "var paper = new Paper(); ISubmittable it = paper; await it.SubmitAsync(); await paper.ApproveAsync();")]
    [InlineData("var paper = new Paper(); await ((ISubmittable)paper).SubmitAsync(); await paper.ApproveAsync();")]
    [InlineData("var paper = new Paper(); _ = ((ISubmittable)paper).Sent; await paper.ApproveAsync();")]
    [InlineData("var paper = new Paper(); End(paper); await paper.ApproveAsync();")]
    [InlineData("var paper = new Paper(); if (paper is IDisposable it) it.Dispose(); await paper.ApproveAsync();")]
    [InlineData("var paper = new Paper(); using (paper) { } await paper.ApproveAsync();")]
    public Task An_object_that_is_called_as_another_type_may_move(string statements) =>
        Correct.VerifyAsync(statements, Members, Types);

    [Theory]
    [InlineData("var bell = new Bell(); var it = new Rung(bell); bell.Ring(); await it.ApproveAsync();")]
    [InlineData("var bell = new Bell(); var it = new Registered(bell); bell.Ring(); await it.ApproveAsync();")]
    [InlineData("var it = new Listening(); it.Listen(); Bell.RingAlways(); await it.ApproveAsync();")]
    [InlineData("var it = new Polling(); await it.Begun; await it.ApproveAsync();")]
    [InlineData("var it = new Known(); await OtherAsync(); await it.ApproveAsync();")]
    [InlineData("var it = new Noted(draft); await OtherAsync(); await it.ApproveAsync();")]
    [InlineData("var it = new Copied(); var copy = it.Copy(); await copy.SubmitAsync(); await it.ApproveAsync();")]
    [InlineData("var it = new Eager(); _ = it.Sent; await it.ApproveAsync();")]
    public Task An_object_that_others_know_may_move(string statements) =>
        Correct.VerifyAsync(statements, Members, Types);

    [Fact]
    public Task An_object_may_keep_the_instance_that_it_is_given_or_another() =>
        Correct.VerifyAsync(
            "var it = new Given(draft); await draft.FireAsync(Submit); await it.ApproveAsync();", Members, Types);

    [Theory]
    [InlineData("var paper = new Paper(); await {|LFC1001:paper.ApproveAsync()|};")]
    [InlineData("var it = new Reading(); _ = it.MayApprove; await {|LFC1001:it.ApproveAsync()|};")]
    [InlineData("var it = new Noted(draft); await {|LFC1001:it.ApproveAsync()|};")]
    public Task What_no_other_code_moves_is_reported(string statements) =>
        Correct.VerifyAsync(statements, Members, Types);
}
