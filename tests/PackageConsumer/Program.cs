using Lifecycle;

// One mistake per rule, reported by the analyzers in the package. `.ci/run` compares the reports with expected.txt.
await new ArticleLifecycle().Start(new Article()).FireAsync(Trigger.Withdraw); // LFC1001

public enum Stage { Draft, Published, Withdrawn }

public enum Trigger { Publish, Correct, Withdraw }

public class Article
{
    public int Words { get; set; }
}

public class ArticleLifecycle : LifecycleDefinition<Stage, Trigger, Article>
{
    protected override void Define(LifecycleBuilder<Stage, Trigger, Article> lifecycle) // LFC2012
    {
        lifecycle.StartsIn(Stage.Draft);
        lifecycle.Trigger(Trigger.Correct).Carries<string>();
        lifecycle.Stage(Stage.Draft).On(Trigger.Publish).GoTo(Stage.Published);
        lifecycle.Stage(Stage.Published).On(Trigger.Correct).Stay().On(Trigger.Withdraw).GoTo(Stage.Withdrawn);
        lifecycle.Stage(Stage.Withdrawn).IsTerminal();
    }
}
