using Lifecycle;

var article = new Article { Words = 120 };
var instance = new ArticleLifecycle().Start(article);

Console.WriteLine(await instance.TryFireAsync(Trigger.Publish));   // returns a refusal, with every unmet criterion

(article.Words, article.Reviewer) = (800, "Ann");
Console.WriteLine(await instance.FireAsync(Trigger.Publish));      // would throw on a refusal

public enum Stage { Draft, Published, Withdrawn }

public enum Trigger { Publish, Withdraw }

public class Article
{
    public int Words { get; set; }

    public string? Reviewer { get; set; }
}

public class ArticleLifecycle : LifecycleDefinition<Stage, Trigger, Article>
{
    protected override void Define(LifecycleBuilder<Stage, Trigger, Article> lifecycle)
    {
        lifecycle.StartsIn(Stage.Draft);
        lifecycle.Stage(Stage.Draft).On(Trigger.Publish).GoTo(Stage.Published);
        lifecycle.Stage(Stage.Published)
            .Requires("PUB-01", a => a.Words >= 300, unmet: "It has fewer than 300 words.", remedy: "Write on.")
            .Requires("PUB-02", a => a.Reviewer is not null, unmet: "It has no reviewer.", remedy: "Ask a colleague.")
            .On(Trigger.Withdraw).GoTo(Stage.Withdrawn);
        lifecycle.Stage(Stage.Withdrawn).IsTerminal();
    }
}
