namespace Lifecycle.Extensions.Tests.Guide;

public sealed class ConfirmReceipt(IMail mail) : IStartAction<PermitStage, Permit>
{
    public async ValueTask RunAsync(StartContext<PermitStage, Permit> context, CancellationToken cancellationToken) =>
        await mail.SendAsync("the applicant", $"We have {context.Subject.Number}.", cancellationToken);
}
