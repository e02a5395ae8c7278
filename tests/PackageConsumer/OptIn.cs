using Lifecycle;

namespace OptIn;

public static class Desk
{
    public static async Task WithdrawAsync(LifecycleInstance<Stage, Trigger, Article> article) =>
        await article.FireAsync(Trigger.Withdraw); // LFC1008
}
