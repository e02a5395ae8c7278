using Lifecycle;

namespace Definitions;

public enum Stage { Draft, Published, Withdrawn, Archived, Open, Closed }

public enum Trigger { Publish, Withdraw, Correct }

public class Unstarted : LifecycleDefinition<Stage, Trigger, Article>
{
    protected override void Define(LifecycleBuilder<Stage, Trigger, Article> lifecycle) // LFC2001, LFC2005
    {
        lifecycle.Stage(Stage.Draft)
            .On(Trigger.Publish).GoTo(Stage.Published)
            .On(Trigger.Withdraw).GoTo(Stage.Withdrawn);
        lifecycle.Stage(Stage.Draft).On(Trigger.Publish).GoTo(Stage.Withdrawn); // LFC2004
        lifecycle.Stage(Stage.Withdrawn).IsTerminal().On(Trigger.Correct).GoTo(Stage.Draft); // LFC2006
        lifecycle.Stage(Stage.Open).Within(Stage.Closed); // LFC2008
        lifecycle.Stage(Stage.Closed).Within(Stage.Open); // LFC2008
        lifecycle.Stage(Stage.Published).On(Trigger.Correct).GoTo(Stage.Published); // LFC2009
    }
}

public class Entangled : LifecycleDefinition<Stage, Trigger, Article>
{
    protected override void Define(LifecycleBuilder<Stage, Trigger, Article> lifecycle)
    {
        lifecycle.StartsIn(Stage.Draft);
        lifecycle.Stage(Stage.Draft)
            .On(Trigger.Publish).When("it is long", article => article.Words > 300).GoTo(Stage.Published) // LFC2010
            .On(Trigger.Correct).GoTo(Stage.Open)
            .On(Trigger.Withdraw).GoTo(Stage.Withdrawn);
        lifecycle.Stage(Stage.Published).Ignore(Trigger.Correct); // LFC2003
        lifecycle.Stage(Stage.Open).On(Trigger.Withdraw).GoTo(Stage.Closed); // LFC2007
        lifecycle.Stage(Stage.Closed).On(Trigger.Correct).GoTo(Stage.Open); // LFC2007
        lifecycle.Stage(Stage.Archived).IsTerminal(); // LFC2002
        lifecycle.Stage(Stage.Withdrawn).IsTerminal();
    }
}

public class Hidden : LifecycleDefinition<Stage, Trigger, string>
{
    protected override void Define(LifecycleBuilder<Stage, Trigger, string> lifecycle)
    {
        lifecycle.StartsIn(Stage.Draft);
        foreach (var stage in Enum.GetValues<Stage>()) // LFC2011
            lifecycle.Stage(stage).On(Trigger.Correct).Stay();
    }
}
