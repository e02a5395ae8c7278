namespace Lifecycle.Benchmarks.Drawing;

/// <summary>A research grant: 20 stages and three superstages, one of them in another, with returns.</summary>
public sealed class GrantLifecycle : LifecycleDefinition<string, string, object>
{
    protected override void Define(LifecycleBuilder<string, string, object> lifecycle)
    {
        lifecycle.StartsIn("Draft");
        lifecycle.Stage("Draft").On("Submit").GoTo("Screening").On("Withdraw").GoTo("Withdrawn");
        lifecycle.Stage("Screening")
            .On("Accept").GoTo("Technical review").On("Return").GoTo("Draft").On("Reject").GoTo("Rejected");
        Review(lifecycle);
        lifecycle.Stage("On hold").On("Resume").GoToPrevious().On("Withdraw").GoTo("Withdrawn");
        lifecycle.Stage("Contracting").On("Sign").GoTo("Mobilising").On("Reject").GoTo("Rejected");
        Running(lifecycle);
        lifecycle.Stage("Suspended").On("Resume").GoToPrevious().On("Terminate").GoTo("Terminated");
        lifecycle.Stage("Closing").On("Close").GoTo("Closed");
        lifecycle.Stage("Closed").IsTerminal();
        lifecycle.Stage("Rejected").IsTerminal();
        lifecycle.Stage("Withdrawn").IsTerminal();
        lifecycle.Stage("Terminated").IsTerminal();
    }

    private static void Review(LifecycleBuilder<string, string, object> lifecycle)
    {
        lifecycle.Stage("Review").StartsIn("Technical review")
            .On("Withdraw").GoTo("Withdrawn").On("Put on hold").GoTo("On hold");
        lifecycle.Stage("Technical review").Within("Review")
            .On("Pass").GoTo("Ethics review").On("Ask").GoTo("Awaiting answer");
        lifecycle.Stage("Awaiting answer").Within("Review").On("Answer").GoTo("Technical review").On("Remind").Stay();
        lifecycle.Stage("Ethics review").Within("Review").On("Approve").GoTo("Panel").On("Object").GoTo("Revision");
        lifecycle.Stage("Revision").Within("Review").On("Resubmit").GoTo("Ethics review");
        lifecycle.Stage("Panel").Within("Review").On("Award").GoTo("Contracting").On("Reject").GoTo("Rejected");
    }

    private static void Running(LifecycleBuilder<string, string, object> lifecycle)
    {
        lifecycle.Stage("Running").StartsIn("Mobilising")
            .On("Terminate").GoTo("Terminated").On("Suspend").GoTo("Suspended");
        lifecycle.Stage("Mobilising").Within("Running").On("Start").GoTo("Recruiting");
        lifecycle.Stage("Delivery").Within("Running").StartsIn("Recruiting").On("Report").Stay();
        lifecycle.Stage("Recruiting").Within("Delivery").On("Enough").GoTo("Treating").On("Too few").GoTo("Extending");
        lifecycle.Stage("Extending").Within("Delivery").On("Extend").GoTo("Recruiting");
        lifecycle.Stage("Treating").Within("Delivery").On("Complete").GoTo("Analysing");
        lifecycle.Stage("Analysing").Within("Running").On("Publish").GoTo("Closing");
    }
}
