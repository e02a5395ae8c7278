using System.Diagnostics.CodeAnalysis;

namespace Lifecycle;

/// <summary>
/// Makes objects of criterion and action classes by the rules of a container. If an instance's
/// <see cref="InstanceOptions.Services"/> contain an activator, it makes the classes that are not registered there
/// themselves. <c>AddLifecycle</c> of the package <c>Lifecycle.Extensions</c> registers one. Implementations are
/// thread-safe.
/// </summary>
public interface IServiceActivator
{
    /// <summary>Makes an object of a class.</summary>
    /// <param name="type">The class.</param>
    /// <param name="services">The services that fill the parameters of its constructor.</param>
    /// <exception cref="InvalidOperationException">The services can fill none of its constructors.</exception>
    object Make(
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] Type type,
        IServiceProvider services);

    /// <summary>Says why objects of a class cannot be made, without making one.</summary>
    /// <param name="type">The class.</param>
    /// <param name="services">The services that fill the parameters of its constructor.</param>
    /// <returns>
    /// The reason, as the rest of a sentence that begins with the class; <see langword="null"/> if nothing is known to
    /// be wrong.
    /// </returns>
    string? FindFault(
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] Type type,
        IServiceProvider services);
}
