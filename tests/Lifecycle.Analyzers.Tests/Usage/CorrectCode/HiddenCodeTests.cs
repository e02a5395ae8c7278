namespace Lifecycle.Analyzers.Tests.Usage.CorrectCode;

/// <summary>Code of the application that runs without a call in source may fire an instance.</summary>
public class HiddenCodeTests
{
    /// <summary>A type, each member of which submits the article that is in <c>Post.Box</c>.</summary>
    private const string Types = """
        public static class Post
        {
            public static Held Box = Shelf.Lifecycle.Start(new());
            public static T Send<T>(T value)
            {
                if (Box.Stage == Draft)
                    Box.FireAsync(Submit).AsTask().Wait();
                return value;
            }
        }

        public static class Late
        {
            public static readonly int Number = 1;
            static Late() => Post.Send(1);
        }

        public class Sender : IDisposable, IEquatable<Sender>, System.Collections.IEnumerable
        {
            public static Sender operator +(Sender one, Sender other) => Post.Send(one);
            public static Sender operator -(Sender one) => Post.Send(one);
            public static Sender operator ++(Sender one) => Post.Send(one);
            public static bool operator ==(Sender one, Sender other) => Post.Send(true);
            public static bool operator !=(Sender one, Sender other) => Post.Send(true);
            public static bool operator true(Sender one) => Post.Send(true);
            public static bool operator false(Sender one) => Post.Send(false);
            public static bool operator !(Sender one) => Post.Send(true);
            public static implicit operator int(Sender one) => Post.Send(1);
            public static implicit operator Sender(string one) => Post.Send(new Sender());
            public static explicit operator bool(Sender one) => Post.Send(true);
            public void Deconstruct(out int one, out int two) => one = two = Post.Send(1);
            public int Count => Post.Send(1);
            public int Length => Post.Send(1);
            public int Number { get => Post.Send(1); set => Post.Send(value); }
            private int _checked;
            public int Checked { get => _checked; set => _checked = Post.Send(value); }
            public int Inited { get => 1; init => Post.Send(value); }
            public int this[int index] { get => Post.Send(1); set => Post.Send(value); }
            public Sender Slice(int start, int length) => Post.Send(this);
            public event Action Changed { add => Post.Send(1); remove => Post.Send(1); }
            public void Add(int number) => Post.Send(number);
            public System.Collections.IEnumerator GetEnumerator() { Post.Send(1); yield break; }
            public void Dispose() => Post.Send(1);
            public bool Equals(Sender? other) => Post.Send(true);
            public override bool Equals(object? other) => Post.Send(true);
            public override int GetHashCode() => Post.Send(1);
            public override string ToString() => Post.Send("");
        }

        public record Copied(int One) { protected Copied(Copied other) => One = Post.Send(other.One); }

        public struct Sent
        {
            public Sent(int number) => Post.Send(number);
            public static Sent operator +(Sent one, int two) => Post.Send(one);
        }

        public class Made { public Made() => Post.Send(1); public static T Of<T>() where T : new() => new T(); }

        [System.Runtime.CompilerServices.InterpolatedStringHandler]
        public ref struct Written(int literal, int holes)
        {
            public void AppendLiteral(string text) => Post.Send(text);
            public void AppendFormatted<T>(T value) => Post.Send(value);
            public static void Write(Written text) { }
        }

        [System.Runtime.CompilerServices.CollectionBuilder(typeof(Built), "Create")]
        public class Built : List<int>
        {
            public static Built Create(ReadOnlySpan<int> numbers) => Post.Send(new Built());
        }

        public struct Pending : System.Runtime.CompilerServices.INotifyCompletion
        {
            public Pending GetAwaiter() => Post.Send(this);
            public bool IsCompleted => true;
            public void GetResult() { }
            public void OnCompleted(Action next) => next();
        }
        """;

    [Theory]
    [InlineData("_ = sender + sender;")]
    [InlineData("_ = -sender;")]
    [InlineData("sender++;")]
    [InlineData("++sender;")]
    [InlineData("sender += sender;")]
    [InlineData("if (sender == sender) Console.WriteLine();")]
    [InlineData("if (sender) Console.WriteLine();")]
    [InlineData("_ = sender ? 1 : 2;")]
    [InlineData("if (!sender) Console.WriteLine();")]
    [InlineData("int number = sender;")]
    [InlineData("Sender made = \"\";")]
    [InlineData("_ = (bool)sender;")]
    [InlineData("var (one, two) = sender;")]
    [InlineData("int one; (one, _) = sender;")]
    [InlineData("if (sender is (1, 1)) Console.WriteLine();")]
    [InlineData("if (sender is { Count: 1 }) Console.WriteLine();")]
    [InlineData("if (sender is [1]) Console.WriteLine();")]
    [InlineData("switch ((object)sender) { case Sender { Number: 1 }: break; }")]
    [InlineData("_ = sender switch { { Number: 1 } => 1, _ => 2 };")]
    [InlineData("_ = sender.Count;")]
    [InlineData("sender.Number = 1;")]
    [InlineData("sender.Number += 1;")]
    [InlineData("sender.Number++;")]
    [InlineData("sender.Checked = 1;")]
    [InlineData("_ = new Sender { Number = 1 };")]
    [InlineData("_ = new Sender { Inited = 1 };")]
    [InlineData("_ = new Sender { 1, 2 };")]
    [InlineData("_ = new Sender { [1] = 2 };")]
    [InlineData("_ = sender[1];")]
    [InlineData("sender[1] = 2;")]
    [InlineData("_ = sender[^1];")]
    [InlineData("_ = sender[0..1];")]
    [InlineData("sender.Changed += () => { };")]
    [InlineData("foreach (var each in sender) { }")]
    [InlineData("using (sender) { }")]
    [InlineData("{ using var used = sender; }")]
    [InlineData("_ = $\"{sender}\";")]
    [InlineData("_ = \"\" + sender;")]
    [InlineData("var text = \"\"; text += (object)sender;")]
    [InlineData("Console.WriteLine(sender);")]
    [InlineData("_ = string.Format(\"{0}\", sender);")]
    [InlineData("_ = string.Concat((object)sender);")]
    [InlineData("_ = Equals(sender, 1);")]
    [InlineData("_ = new List<Sender> { sender }.Contains(sender);")]
    [InlineData("_ = new HashSet<object> { sender };")]
    [InlineData("_ = (sender, 1) == (sender, 1);")]
    [InlineData("_ = new Copied(1) with { One = 2 };")]
    [InlineData("_ = new Sent(1);")]
    [InlineData("var sent = default(Sent); sent += 1;")]
    [InlineData("_ = Made.Of<Made>();")]
    [InlineData("Written.Write($\"{1}\");")]
    [InlineData("Built built = [1, 2];")]
    [InlineData("await new Pending();")]
    [InlineData("_ = new Lazy<int>(() => Post.Send(1)).Value;")]
    [InlineData("_ = Late.Number;")]
    [InlineData("((dynamic)sender).Number = 1;")]
    [InlineData("_ = (dynamic)sender + sender;")]
    [InlineData("lock (sender) Console.WriteLine(sender);")]
    [InlineData("var query = from each in new[] { 1 } select Post.Send(each); foreach (var each in query) { }")]
    [InlineData("Func<int> sending = () => Post.Send(1); _ = sending();")]
    [InlineData("_ = new[] { sender, sender }.Max(each => each.Count);")]
    [InlineData("System.Diagnostics.Debug.Assert(true); Console.Out.WriteLine(sender);")]
    [InlineData("object boxed = sender; _ = boxed.ToString();")]
    [InlineData("_ = sender?.Number;")]
    [InlineData("Sender? none = null; none ??= \"\";")]
    public Task An_instance_may_have_moved(string hidden) =>
        Correct.VerifyAsync(
            "Post.Box = draft; await Task.Yield(); var sender = Given(); "
                + $"{hidden} if (Post.Box.Stage == Draft) return; await draft.FireAsync(Approve);",
            "private static Sender Given() => new();",
            Types);

    [Theory]
    [InlineData("_ = sender + sender;")]
    [InlineData("int number = sender;")]
    [InlineData("var (one, two) = sender;")]
    [InlineData("sender.Number = 1;")]
    [InlineData("sender.Checked = 1;")]
    [InlineData("_ = new Sender { 1, 2 };")]
    [InlineData("Built built = [1, 2];")]
    [InlineData("_ = $\"{sender}\";")]
    [InlineData("_ = new Copied(1) with { One = 2 };")]
    [InlineData("foreach (var each in sender) { }")]
    [InlineData("using (sender) { }")]
    [InlineData("sender.Changed += () => { };")]
    [InlineData("_ = Late.Number;")]
    [InlineData("((dynamic)sender).Number = 1;")]
    public Task An_instance_moves_without_a_test_in_between(string hidden) =>
        Correct.VerifyAsync(
            $"var sender = Given(); Post.Box = draft; {hidden} await draft.FireAsync(Approve);",
            "private static Sender Given() => new();",
            Types);
}
