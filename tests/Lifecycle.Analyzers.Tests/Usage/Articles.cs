namespace Lifecycle.Analyzers.Tests.Usage;

/// <summary>The lifecycle of the scenarios, and the code around their statements.</summary>
internal static class Articles
{
    public const string Definition = """
        using static Stage;
        using static Trigger;

        public enum Stage { Draft, Review, Accepted, Published, OnHold, Withdrawn, Open }

        public enum Trigger { Submit, Approve, Reject, Publish, Hold, Release, Withdraw, Edit, Ping, Archive }

        public class Article;

        public class ArticleLifecycle : LifecycleDefinition<Stage, Trigger, Article>
        {
            protected override void Define(LifecycleBuilder<Stage, Trigger, Article> lifecycle)
            {
                lifecycle.StartsIn(Draft);
                lifecycle.Stage(Open).On(Hold).GoTo(OnHold).On(Withdraw).GoTo(Withdrawn);
                lifecycle.Trigger(Hold).Carries<string>();
                lifecycle.Stage(Draft).On(Submit).GoTo(Review).On(Withdraw).GoTo(Withdrawn).On(Edit).Stay();
                lifecycle.Stage(Review).Within(Open).On(Approve).GoTo(Accepted)
                    .On(Reject).When("it is mended", _ => true).GoTo(Draft).Otherwise().GoTo(Withdrawn)
                    .On(Submit).ReEnter();
                lifecycle.Stage(Accepted).Within(Open).On(Publish).GoTo(Published);
                lifecycle.Stage(OnHold).On(Release).GoToPrevious();
                lifecycle.Stage(Published).On(Withdraw).GoTo(Withdrawn).Ignore(Ping);
                lifecycle.Stage(Withdrawn).IsTerminal();
            }
        }

        public static class Shelf
        {
            public static readonly ArticleLifecycle Lifecycle = new();
        }
        """;

    /// <summary>
    /// Wraps statements in a method with an article in an unknown stage, <c>any</c>, and a new one, <c>draft</c>.
    /// </summary>
    public static string Method(string statements) => Members($$"""
        public async Task Run(LifecycleInstance<Stage, Trigger, Article> any, bool flag, Stage stage, Trigger trigger)
        {
            var draft = Shelf.Lifecycle.Start(new());
            await Task.Yield();
        {{statements}}
        }
        """);

    public static string Members(string members) => $$"""
        using static Stage;
        using static Trigger;

        public class Desk
        {
        {{members}}
        }
        """;
}
