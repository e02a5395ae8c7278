using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection;

namespace Lifecycle.AspNetCore;

/// <summary>Which callers are admitted: an authorization policy by its name, or as it was built. Immutable.</summary>
internal sealed class CallerPolicy
{
    private readonly string? _name;
    private readonly AuthorizationPolicy? _built;

    public CallerPolicy(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        _name = name;
    }

    public CallerPolicy(Action<AuthorizationPolicyBuilder> build)
    {
        ArgumentNullException.ThrowIfNull(build);
        var builder = new AuthorizationPolicyBuilder();
        build(builder);
        _built = builder.Build();
    }

    /// <summary>The policy. A provider of the application may make a named one anew for each request.</summary>
    /// <exception cref="LifecycleException">The application has no policy of that name.</exception>
    public async ValueTask<AuthorizationPolicy> GetAsync(IServiceProvider services)
    {
        if (_built is not null)
            return _built;

        var provider = services.GetRequiredService<IAuthorizationPolicyProvider>();
        return await provider.GetPolicyAsync(_name!).ConfigureAwait(false)
            ?? throw new LifecycleException(
                $"The application has no authorization policy \"{_name}\". Add it with "
                    + "AddAuthorizationBuilder().AddPolicy(…).");
    }
}
