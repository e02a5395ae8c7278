namespace Lifecycle.Extensions.Tests.Guide;

public interface IMail
{
    ValueTask SendAsync(string to, string text, CancellationToken cancellationToken);
}

public sealed class NotifyApplicant(IMail mail) : ITransitionAction<PermitStage, PermitTrigger, Permit>
{
    public async ValueTask RunAsync(
        TransitionContext<PermitStage, PermitTrigger, Permit> context, CancellationToken cancellationToken) =>
        await mail.SendAsync("the applicant", $"Your permit is {context.To}.", cancellationToken);
}
